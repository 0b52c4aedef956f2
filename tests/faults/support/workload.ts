import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import type { HttpAnswer, HttpClient } from '../../support/http-client.ts';
import type { Ledger } from './ledger.ts';
import { publishWorkflows, type PublishedWorkflow } from './workflows.ts';

/** Runs of every kind, started and decided by a client that keeps asking, as our own client and a good user of the API do. */
export interface Workload {
  /** Starts some runs of each kind at once; settles when all are accepted. */
  start(ofEachKind: number): Promise<void>;
  /** How many requests wait for a decision. */
  pending(): Promise<number>;
  /** Decides what is asked now; gives how many requests that were. */
  decide(): Promise<number>;
  /** Decides and waits until every run that was accepted is finished, then holds them to: none lost, none doubled, every page complete. */
  finish(): Promise<void>;
}

interface RunBody {
  id: string;
  status: string;
  error: unknown;
  steps: { instance: string; status: string; startedAt: string | null; finishedAt: string | null }[];
  approvals: { id: string; status: string }[];
}

const finishWithinMs = 120_000;

export async function createWorkload(client: HttpClient, ledger: Ledger): Promise<Workload> {
  const { started, child } = await publishWorkflows(client, ledger.url);
  const workflows = [...started, child];
  /** Ids of the runs that the server said it has accepted, by workflow. */
  const accepted = new Map<string, Set<string>>(workflows.map(({ id }) => [id, new Set()]));
  const decisions = new Map<string, string>();

  async function startOne(workflow: PublishedWorkflow): Promise<void> {
    const key = { 'idempotency-key': randomUUID() };
    const { body } = await persist<{ id: string }>(`start of ${workflow.kind}`, () =>
      client.post(`/api/v1/workflows/${workflow.id}/runs`, { input: {} }, key),
    );
    accepted.get(workflow.id)!.add(body.id);
  }

  async function pending(): Promise<{ id: string }[]> {
    const { body } = await persist<{ items: { id: string }[] }>('list of requests', () =>
      client.get('/api/v1/approvals?limit=100'),
    );
    return body.items;
  }

  async function decide(): Promise<number> {
    const asked = await pending();
    for (const { id } of asked) {
      const decisionId = decisions.get(id) ?? randomUUID();
      decisions.set(id, decisionId);
      await persist(`decision ${id}`, () =>
        client.post(`/api/v1/approvals/${id}/decision`, { decision: 'approve', decisionId }),
      );
    }
    return asked.length;
  }

  /** What the server has, page by page. */
  async function listIds(workflowId: string): Promise<string[]> {
    const ids: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await persist<{ items: { id: string }[]; nextCursor: string | null }>('list', () =>
        client.get(`/api/v1/runs?workflowId=${workflowId}&limit=100${cursor}`),
      );
      ids.push(...body.items.map(({ id }) => id));
      if (!body.nextCursor) return ids;
      cursor = `&cursor=${body.nextCursor}`;
    }
  }

  const getRun = async (id: string) => (await client.get<RunBody>(`/api/v1/runs/${id}`)).body;

  /** Asks for runs until all of them look as they should; the last look is the failure's message. */
  async function untilAll(
    ids: string[],
    what: string,
    fault: (run: RunBody) => string | null,
  ): Promise<void> {
    const left = new Set(ids);
    const faults = new Map<string, string>();
    try {
      await eventually(
        async () => {
          await decide();
          for (const id of left) {
            const found = fault(await getRun(id));
            if (found === null) left.delete(id);
            else faults.set(id, found);
          }
          return left.size === 0;
        },
        { timeoutMs: finishWithinMs, intervalMs: 300, what },
      );
    } catch (error) {
      const lines = [...left].map((id) => `${id}: ${faults.get(id)}`);
      throw new Error(`${what}: ${left.size} of ${ids.length} are not so\n${lines.join('\n')}`, {
        cause: error,
      });
    }
  }

  async function finish(): Promise<void> {
    for (const { id, instances } of started) {
      await untilAll([...accepted.get(id)!], 'completed, with every step', (run) => faultOf(run, instances));
    }
    const children = await listIds(child.id);
    await untilAll(children, 'sub-workflows completed', (run) => faultOf(run, child.instances));

    for (const { id } of started) expect((await listIds(id)).sort()).toEqual([...accepted.get(id)!].sort());
    const nested = started.find(({ kind }) => kind === 'nested')!;
    expect(children).toHaveLength(accepted.get(nested.id)!.size);
    const asked = started.find(({ kind }) => kind === 'asked')!;
    for (const id of accepted.get(asked.id)!)
      expect((await getRun(id)).approvals).toMatchObject([{ status: 'approved' }]);

    const bookings = [...started, child].flatMap((workflow) => {
      const ids = workflow === child ? children : [...accepted.get(workflow.id)!];
      return ids.flatMap((id) => workflow.bookings.map((instance) => `${id}/${instance}`));
    });
    expect(ledger.keys().sort()).toEqual(bookings.sort());
    expect(ledger.keyless).toBe(0);
  }

  return {
    async start(ofEachKind) {
      await Promise.all(
        started.flatMap((workflow) => Array.from({ length: ofEachKind }, () => startOne(workflow))),
      );
    },
    pending: async () => (await pending()).length,
    decide,
    finish,
  };
}

/** What is wrong with a run that should be complete; null: nothing. */
function faultOf(run: RunBody, instances: string[]): string | null {
  if (run.status !== 'completed') return `is ${run.status} ${JSON.stringify(run.error)}`;
  const missing = instances.filter((instance) => !run.steps.some((step) => step.instance === instance));
  if (missing.length > 0) return `misses the steps ${missing.join()}`;
  const extra = run.steps.filter(({ instance }) => !instances.includes(instance));
  if (extra.length > 0) return `has more steps: ${extra.map(({ instance }) => instance).join()}`;
  const open = run.steps.filter((step) => step.status !== 'done' || !step.startedAt || !step.finishedAt);
  return open.length > 0 ? `shows ${open.map((step) => `${step.instance} ${step.status}`).join()}` : null;
}

/** Asks again while the server is away or says that it is not ready, and then insists on success. */
async function persist<T>(what: string, ask: () => Promise<HttpAnswer<T>>): Promise<HttpAnswer<T>> {
  const answer = await eventually(
    async () => {
      const given = await ask();
      const isTemporary = given.status === 503 || given.status === 409 || given.status === 429;
      return !isTemporary && given;
    },
    { timeoutMs: 90_000, intervalMs: 100, what },
  );
  if (answer.status >= 300) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}
