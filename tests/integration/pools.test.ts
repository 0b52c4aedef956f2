import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { type Person, startServer, type TestServer } from '../support/server.ts';

// Pools of a project over the API, with the real queues behind them; no worker is needed.

interface Pool {
  id: string;
  name: string;
  title: string;
  isDefault: boolean;
  draining: boolean;
  openRuns: number;
  replicas: number;
  workflowCount: number;
  light: string;
  reason: string;
  workers: { id: string; desired: string; lightReason: string }[];
}

let server: TestServer;
let person: Person;
let projectId: string;

beforeAll(async () => {
  server = await startServer(inject('stack'), { background: true });
  person = await server.signUp();
  projectId = (await person.client.post<{ id: string }>('/api/v1/projects', { name: 'Bakery' })).body.id;
});
afterAll(() => server.stop());

const pools = async () =>
  (await person.client.get<{ items: Pool[] }>(`/api/v1/projects/${projectId}/queues`)).body.items;
const create = async (title: string, settings: object = {}) =>
  (await person.client.post<Pool>(`/api/v1/projects/${projectId}/queues`, { title, ...settings })).body;
const change = (id: string, body: object) =>
  person.client.request<Pool & { code: string }>(`/api/v1/projects/${projectId}/queues/${id}`, {
    method: 'PATCH',
    body,
  });
const remove = (id: string, query = '') =>
  person.client.request<{ state: string; code: string; details: unknown }>(
    `/api/v1/projects/${projectId}/queues/${id}${query}`,
    { method: 'DELETE' },
  );
const setQueue = (workflowId: string, body: object) =>
  person.client.request<{ runsElsewhere: number; code: string }>(`/api/v1/workflows/${workflowId}/queue`, {
    method: 'PUT',
    body,
  });
/** Waits for an event, so its runs stay open without a worker, too. */
const publish = async (name: string): Promise<string> => {
  const definition = {
    format: 1,
    name,
    events: [{ name: 'go' }],
    steps: [{ id: 'wait', kind: 'receive', event: 'go' }],
  };
  const { id } = (
    await person.client.post<{ id: string }>('/api/v1/workflows', { projectId, name, definition })
  ).body;
  expect(await person.client.post(`/api/v1/workflows/${id}/publish`, { revision: 1 })).toMatchObject({
    status: 201,
  });
  return id;
};
const start = async (workflowId: string) =>
  (await person.client.post<{ id: string }>(`/api/v1/workflows/${workflowId}/runs`, { input: {} })).body.id;
const queueOf = async (runId: string) =>
  (await server.app.prisma.run.findUniqueOrThrow({ where: { id: runId } })).queueName;
const carried = (runId: string) =>
  eventually(() =>
    server.app.temporal.workflow
      .getHandle(runId)
      .describe()
      .catch(() => undefined),
  );

describe('pools of a project', () => {
  test('are named by the rule, numbered where the name is taken, after the default one', async () => {
    const [first, second] = [await create('Night shift'), await create('Night shift')];
    const [home] = await pools();
    expect(home).toMatchObject({ isDefault: true, title: 'Bakery Worker Pool' });
    const stem = home!.name.replace(/-queue$/, '');
    expect(first.name).toBe(`${stem}-night-shift-queue`);
    expect(second.name).toBe(`${stem}-night-shift-2-queue`);
  });

  test('keep the number of workers within its range', async () => {
    const pool = await create('Range', { minWorkers: 2, maxWorkers: 4 });
    expect(pool.replicas).toBe(2);
    expect((await change(pool.id, { replicas: 5 })).body.code).toBe('WORKER_RANGE');
    expect((await change(pool.id, { minWorkers: 5 })).body.code).toBe('WORKER_RANGE');
    expect((await change(pool.id, { maxWorkers: 1, minWorkers: 1 })).body.replicas).toBe(1);
  });

  test('are archived at once, refused or emptied, by what uses them', async () => {
    const [home] = await pools();
    expect((await remove(home!.id)).body.code).toBe('DEFAULT_POOL');
    const idle = await create('Idle');
    expect((await remove(idle.id)).body).toEqual({ state: 'archived' });

    const busy = await create('Busy');
    const workflowId = await publish('Busy work');
    await setQueue(workflowId, { queueId: busy.id });
    const runId = await start(workflowId);
    expect((await remove(busy.id)).body).toMatchObject({
      code: 'POOL_IN_USE',
      details: { workflows: 1, openRuns: 1 },
    });
    expect((await remove(busy.id, '?drain=true')).body).toEqual({ state: 'draining' });
    const usage = await person.client.get<{ items: object[] }>(
      `/api/v1/projects/${projectId}/queues/${busy.id}/usage`,
    );
    expect(usage.body.items).toMatchObject([{ workflow: { id: workflowId }, assigned: false, openRuns: 1 }]);
    expect((await setQueue(workflowId, { queueId: busy.id })).body.code).toBe('POOL_DRAINING');
    expect(await queueOf(await start(workflowId))).toBe(home!.name);
    await carried(runId);
    await person.client.post(`/api/v1/runs/${runId}/terminate`, { reason: 'Enough.' });
    await eventually(async () => !(await pools()).some(({ id }) => id === busy.id), { timeoutMs: 50_000 });
  });
});

describe('a workflow', () => {
  test('sends its new runs to the pool that it is moved to; those in flight are counted', async () => {
    const pool = await create('Other');
    const workflowId = await publish('Mover');
    const before = await start(workflowId);
    expect((await setQueue(workflowId, { queueId: pool.id })).body.runsElsewhere).toBe(1);
    const after = await start(workflowId);
    expect(await queueOf(before)).not.toBe(pool.name);
    expect(await queueOf(after)).toBe(pool.name);
  });

  test('uses a pool of its own project only: the API and the database say so', async () => {
    const stranger = await server.signUp();
    const { body } = await stranger.client.post<{ pools: Pool[] }>('/api/v1/projects', { name: 'Elsewhere' });
    const workflowId = await publish('Loyal');
    const queueId = body.pools[0]!.id;
    expect((await setQueue(workflowId, { queueId })).status).toBe(404);
    await expect(
      server.app.prisma.workflow.update({ where: { id: workflowId }, data: { queueId } }),
    ).rejects.toThrow(/foreign key/i);
  });

  test('gives its runs priority and a turn of their own', async () => {
    const pool = await create('Urgent', { priority: 2 });
    const workflowId = await publish('Fire');
    await setQueue(workflowId, { queueId: pool.id });
    const priorityOf = async () =>
      (await carried(await start(workflowId)))!.raw.workflowExecutionInfo?.priority;
    expect(await priorityOf()).toMatchObject({ priorityKey: 2, fairnessKey: workflowId });
    await change(pool.id, { fairness: false });
    await setQueue(workflowId, { queueId: pool.id, priority: 1 });
    expect(await priorityOf()).toMatchObject({ priorityKey: 1, fairnessKey: '' });
  });

  test('that is pinned sends its runs to a queue of its region, also those without effects', async () => {
    const [home] = await pools();
    const definition = {
      format: 1,
      name: 'Pure',
      steps: [{ id: 'sum', kind: 'transform', value: '{{ 1 + 2 }}' }],
    };
    const { body } = await person.client.post<{ id: string }>('/api/v1/workflows', {
      ...{ projectId, name: 'Pure', definition },
    });
    await person.client.post(`/api/v1/workflows/${body.id}/publish`, { revision: 1 });
    await setQueue(body.id, { queueId: home!.id, pinnedRegion: 'eu-west' });
    const run = await server.app.prisma.run.findUniqueOrThrow({ where: { id: await start(body.id) } });
    expect(run).toMatchObject({
      inProcess: false,
      queueName: `${person.userId}-${projectId}-eu-west-only`,
    });
    expect((await setQueue(body.id, { queueId: home!.id, pinnedRegion: 'moon' })).body.code).toBe(
      'UNKNOWN_REGION',
    );
  });
});

test('a rate limit is kept by the queue itself, in every region, and taken back', async () => {
  const pool = await create('Slow', { rateLimit: 2.5 });
  const workflowId = await publish('Slow work');
  await setQueue(workflowId, { queueId: pool.id, pinnedRegion: 'ap-south' });
  const regional = await queueOf(await start(workflowId));
  const { workflowService, options } = server.app.temporal;
  const limitOf = async (name: string) =>
    (
      await workflowService.describeTaskQueue({
        ...{ namespace: options.namespace, taskQueue: { name }, taskQueueType: 2, reportConfig: true },
      })
    ).config?.queueRateLimit?.rateLimit?.requestsPerSecond;
  for (const name of [pool.name, regional]) await eventually(async () => (await limitOf(name)) === 2.5);
  await change(pool.id, { rateLimit: 7 });
  for (const name of [pool.name, regional]) await eventually(async () => (await limitOf(name)) === 7);
  await change(pool.id, { rateLimit: null });
  for (const name of [pool.name, regional]) await eventually(async () => !(await limitOf(name)));
});

test('what people ask of a worker is written down as a wish, and in the history', async () => {
  const [home] = await pools();
  const worker = home!.workers[0]!;
  const order = (name: string) =>
    person.client.post<{ desired: string; lightReason: string }>(
      `/api/v1/projects/${projectId}/workers/${worker.id}/${name}`,
    );
  expect((await order('drain')).body.desired).toBe('drained');
  expect((await order('stop')).body).toMatchObject({
    desired: 'stopped',
    lightReason: 'Stopped until it is started again.',
  });
  expect((await order('start')).body.desired).toBe('running');
  const history = await person.client.get<{ items: { kind: string; reason: string; by: { id: string } }[] }>(
    `/api/v1/projects/${projectId}/queues/${home!.id}/events`,
  );
  expect(history.body.items.slice(0, 3).map(({ kind, by }) => [kind, by.id])).toEqual(
    Array.from({ length: 3 }, () => ['asked', person.userId]),
  );
});
