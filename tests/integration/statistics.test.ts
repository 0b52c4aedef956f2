import type { StepEvent } from '@wfb/engine/contract';
import { stepEventField, stepEventStream } from '@wfb/engine/contract';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startServer, type Person, type TestServer } from '../support/server.ts';

interface Figures {
  started: number;
  succeeded: number;
  failed: number;
  stopped: number;
  successPercent: number | null;
  durationMs: { avg: number; p50: number; p95: number; p99: number } | null;
  waitMs: { avg: number; p95: number } | null;
}
interface Statistics {
  runs: Figures;
  tasks: Figures;
  series: { runs: Figures; tasks: Figures }[];
}

let server: TestServer;
let person: Person;
let project: { id: string; pools: { id: string; name: string }[] };
let workflow: { id: string; versionId: string };
let worker: { id: string };

beforeAll(async () => {
  server = await startServer(inject('stack'), { background: true });
  person = await server.signUp();
  project = await post('/api/v1/projects', { name: 'Measured' });
  const { id } = await post<{ id: string }>('/api/v1/workflows', {
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
  const version = await post<{ id: string }>(`/api/v1/workflows/${id}/publish`, { revision: 1 });
  workflow = { id, versionId: version.id };
  worker = await server.app.prisma.worker.findFirstOrThrow({ where: { queueId: project.pools[0]!.id } });
});
afterAll(() => server.stop());

async function post<T>(path: string, body: unknown): Promise<T> {
  const answer = await person.client.post<T>(path, body);
  if (answer.status >= 300) throw new Error(`${path} answered ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A run that began a moment ago, as its step events tell of it: a call that takes `callMs`, after failed attempts. */
async function tell(callMs: number, { failures = 0, ends = 'completed' as 'completed' | 'failed' } = {}) {
  const at = Date.now() - 1_000;
  const run = await server.app.prisma.run.create({
    data: {
      ...{ workspaceId: person.workspaceId, projectId: project.id, workflowId: workflow.id },
      ...{
        versionId: workflow.versionId,
        queueName: project.pools[0]!.name,
        status: 'queued',
        subject: 'Calls',
      },
      ...{ trigger: 'manual', input: {}, createdAt: new Date(at - 500), reconciledAt: new Date() },
    },
  });
  const runId = run.id;
  const call = { runId, at, stepId: 'call', instance: 'call' };
  const attempt = {
    ...{ ...call, type: 'step.attempt' as const, worker: 'host', waitMs: 40 },
    place: { workerId: worker.id, queue: project.pools[0]!.name, region: 'eu-west' },
  };
  const isDone = ends === 'completed';
  const events: StepEvent[] = [
    { runId, at, seq: 0, type: 'run.started' },
    { ...call, seq: 1, type: 'step.started', kind: 'task' },
    ...Array.from({ length: failures }, (_, index): StepEvent => ({
      ...{ ...attempt, attempt: index + 1, phase: 'failed', durationMs: callMs },
      error: { message: 'Busy', code: 'BUSY' },
    })),
    {
      ...{ ...attempt, attempt: failures + 1, phase: isDone ? 'succeeded' : 'failed', durationMs: callMs },
      ...(isDone ? {} : { error: { message: 'No', code: 'NO' } }),
    },
    { ...call, at: at + callMs, seq: 2, type: 'step.finished', status: isDone ? 'done' : 'failed' },
    { runId, at: at + callMs, seq: 3, type: 'run.finished', status: ends },
  ];
  await server.app.redis.xadd(stepEventStream, '*', stepEventField, JSON.stringify(events));
  return runId;
}

async function rollUp(runs: number): Promise<void> {
  const { prisma, services } = server.app;
  await eventually(async () => (await prisma.run.count({ where: { finishedAt: { not: null } } })) === runs);
  await services.jobs.add('rollup', [{ data: { task: 'recent' } }]);
  await eventually(async () => (await read()).runs.started === runs, { what: 'figures of all runs' });
}

async function read(path = `projects/${project.id}/statistics`): Promise<Statistics> {
  return (await person.client.get<Statistics>(`/api/v1/${path}?range=hour`)).body;
}
const breakdown = async (by: string) =>
  (
    await person.client.get<{ items: { key: string; title: string; figures: Figures }[] }>(
      `/api/v1/projects/${project.id}/statistics/${by}?range=hour`,
    )
  ).body.items;

test('counts are exact and durations near, at every level; made again from the runs they are the same', async () => {
  for (const ms of [100, 200, 300, 400]) await tell(ms);
  await tell(900, { failures: 2 });
  await tell(50, { failures: 1, ends: 'failed' });
  await rollUp(6);

  const { runs, tasks, series } = await read();
  expect(runs).toMatchObject({ started: 6, succeeded: 5, failed: 1, stopped: 0 });
  expect(runs.successPercent).toBeCloseTo(83.33, 1);
  expect(runs.waitMs!.avg).toBe(500);
  // Seven attempts of five calls that went well, two of the one that did not.
  expect(tasks).toMatchObject({ started: 9, succeeded: 5, failed: 4 });
  expect(tasks.durationMs!.p50).toBeGreaterThan(195);
  expect(tasks.durationMs!.p50).toBeLessThan(305);
  expect(Math.abs(tasks.durationMs!.p99 - 900)).toBeLessThanOrEqual(9);
  expect(tasks.durationMs!.avg).toBe(325);
  expect(tasks.waitMs!.avg).toBe(40);
  expect(series).toHaveLength(60);
  expect(series.reduce((sum, bucket) => sum + bucket.runs.started, 0)).toBe(6);

  const ofWorkflow = await read(`workflows/${workflow.id}/statistics`);
  expect(ofWorkflow).toEqual({ ...(await read()), from: expect.any(String), to: expect.any(String) });
  const names = {
    actions: 'Send a web request',
    queues: 'Measured Worker Pool',
    regions: 'eu-west',
    workflows: 'Calls',
  };
  for (const [by, title] of Object.entries(names)) {
    const items = await breakdown(by);
    expect(items, by).toHaveLength(1);
    expect(items[0]!.title).toContain(title);
    expect(items[0]!.figures).toMatchObject({ succeeded: 5, failed: by === 'workflows' ? 1 : 4 });
  }
  expect(await breakdown('workers')).toMatchObject([{ key: worker.id, figures: { started: 9 } }]);

  const before = await everything();
  await server.app.prisma.statisticsRollup.deleteMany();
  expect((await read()).runs.started).toBe(0);
  await rollUp(6);
  expect(await everything()).toEqual(before);
});

test('a run that is taken up again counts once, and where it ends', async () => {
  const { prisma } = server.app;
  const runId = await tell(70);
  await rollUp(7);
  const before = await read();
  await prisma.run.update({ where: { id: runId }, data: { status: 'running', finishedAt: null } });
  await server.app.services.jobs.add('rollup', [{ data: { task: 'whole' } }]);
  await eventually(async () => (await read()).runs.succeeded === before.runs.succeeded - 1);
  expect((await read()).runs.started).toBe(7);
});

/** All figures of all levels, by the minute. */
async function everything() {
  const rows = await server.app.prisma.statisticsRollup.findMany({
    where: { grain: 'minute' },
    orderBy: [{ measure: 'asc' }, { level: 'asc' }, { key: 'asc' }, { at: 'asc' }],
  });
  return rows.map(({ durations, waits, ...row }) => ({ ...row, durations: !!durations, waits: !!waits }));
}
