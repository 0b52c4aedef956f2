import { stepEventField, stepEventStream, type StepEvent } from '@wfb/engine/contract';
import { eventually } from './eventually.ts';
import type { Person, TestServer } from './server.ts';

/** A project whose runs nobody carries: their step events are told as a worker would. */
export interface ToldProject {
  id: string;
  pool: { id: string; name: string };
  workflowId: string;
  workerId: string;
  /** A run that began a moment ago: one step that takes `ms`, after failed attempts. Gives the run's id. */
  tell(ms: number, options?: Told): Promise<string>;
  /** Waits until all runs told have ended, and has the statistics made. */
  rollUp(): Promise<void>;
}

export interface Told {
  /** call: a web request; think: code. */
  step?: 'call' | 'think';
  failures?: number;
  ends?: 'completed' | 'failed';
  waitMs?: number;
}

export async function createToldProject(server: TestServer, person: Person): Promise<ToldProject> {
  const { prisma, redis, services } = server.app;
  const post = async <T>(path: string, body: unknown): Promise<T> => {
    const answer = await person.client.post<T>(path, body);
    if (answer.status >= 300) throw new Error(`${path} answered ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const project = await post<{ id: string; pools: { id: string; name: string }[] }>('/api/v1/projects', {
    name: 'Measured',
  });
  const pool = project.pools[0]!;
  const { id: workflowId } = await post<{ id: string }>('/api/v1/workflows', {
    projectId: project.id,
    name: 'Calls',
    definition: {
      format: 1,
      name: 'Calls',
      input: { type: 'object', properties: {} },
      steps: [
        { id: 'call', kind: 'task', action: 'http.request', with: { method: 'GET', url: 'http://x.test' } },
        { id: 'think', kind: 'code', source: 'export default () => 1', with: {} },
      ],
    },
  });
  const version = await post<{ id: string }>(`/api/v1/workflows/${workflowId}/publish`, { revision: 1 });
  const worker = await prisma.worker.findFirstOrThrow({ where: { queueId: pool.id } });
  const kinds = { call: 'task', think: 'code' } as const;

  async function tell(ms: number, options: Told = {}): Promise<string> {
    const { step = 'call', failures = 0, ends = 'completed', waitMs = 40 } = options;
    const at = Date.now() - 1_000;
    const { id: runId } = await prisma.run.create({
      data: {
        ...{ workspaceId: person.workspaceId, projectId: project.id, workflowId, versionId: version.id },
        ...{ queueName: pool.name, status: 'queued', subject: 'Calls', trigger: 'manual', input: {} },
        ...{ createdAt: new Date(at - 500), reconciledAt: new Date() },
      },
    });
    const place = { workerId: worker.id, queue: pool.name, region: 'eu-west' };
    const own = { runId, at, stepId: step, instance: step };
    const attempt = { ...own, type: 'step.attempt' as const, worker: 'host', waitMs, place, durationMs: ms };
    const isDone = ends === 'completed';
    const events: StepEvent[] = [
      { runId, at, seq: 0, type: 'run.started' },
      { ...own, seq: 1, type: 'step.started', kind: kinds[step] },
      ...Array.from({ length: failures }, (_, index): StepEvent => ({
        ...{ ...attempt, attempt: index + 1, phase: 'failed', error: { message: 'Busy', code: 'BUSY' } },
      })),
      { ...attempt, attempt: failures + 1, phase: isDone ? 'succeeded' : 'failed' },
      { ...own, at: at + ms, seq: 2, type: 'step.finished', status: isDone ? 'done' : 'failed' },
      { runId, at: at + ms, seq: 3, type: 'run.finished', status: ends },
    ];
    await redis.xadd(stepEventStream, '*', stepEventField, JSON.stringify(events));
    return runId;
  }

  return {
    ...{ id: project.id, pool, workflowId, workerId: worker.id, tell },
    async rollUp() {
      const open = { projectId: project.id, status: 'queued' };
      await eventually(async () => (await prisma.run.count({ where: open })) === 0, {
        what: 'the end of runs',
      });
      await services.jobs.add('rollup', [{ data: { task: 'recent' } }]);
      const runs = await prisma.run.count({ where: { projectId: project.id } });
      await eventually(
        async () => {
          const rows = await prisma.statisticsRollup.findMany({
            where: { projectId: project.id, measure: 'runs', level: 'project', grain: 'minute' },
          });
          return rows.reduce((sum, { started }) => sum + started, 0) === runs;
        },
        { what: 'statistics of all runs' },
      );
    },
  };
}
