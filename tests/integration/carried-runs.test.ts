import { createServer, type Server } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { isolateStores, type IsolatedStores } from '../support/isolation.ts';
import { startProduct, type Product } from '../support/product.ts';
import { signUp, type Person } from '../support/server.ts';

// Runs on the whole product: what server, Temporal and worker-host do together.

let stores: IsolatedStores;
let product: Product;
let person: Person;
let projectId: string;
let shop: { server: Server; url: string; calls: Record<string, number>; broken: Set<string> };

beforeAll(async () => {
  shop = await startShop();
  stores = await isolateStores(inject('stack'));
  product = await startProduct({ stores, env: { ALLOWED_HOSTS: new URL(shop.url).host } });
  await product.untilReady();
  person = await signUp(product.client());
  projectId = (await person.client.post<{ id: string }>('/api/v1/projects', { name: 'Carried' })).body.id;
});
afterAll(async () => {
  await product.stop();
  await stores.release();
  shop.server.close();
});

async function startShop(): Promise<typeof shop> {
  const calls: Record<string, number> = {};
  const broken = new Set<string>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    calls[path] = (calls[path] ?? 0) + 1;
    response
      .writeHead(broken.has(path) ? 500 : 200, { 'content-type': 'application/json' })
      .end('{"ok":true}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls, broken };
}

interface RunBody {
  id: string;
  status: string;
  output: unknown;
  trigger: string;
  openApprovals: number;
  error: { code: string; stepId?: string } | null;
  steps: { instance: string; status: string }[];
  approvals: { id: string; status: string }[];
  actions: { retryFrom: string | null };
}

async function publish(definition: object): Promise<string> {
  const created = await person.client.post<{ id: string }>('/api/v1/workflows', {
    projectId,
    name: 'Carried',
    definition: { format: 1, name: 'Carried', ...definition },
  });
  const published = await person.client.post(`/api/v1/workflows/${created.body.id}/publish`, { revision: 1 });
  expect(published).toMatchObject({ status: 201 });
  return created.body.id;
}
const start = async (workflowId: string) =>
  (await person.client.post<RunBody>(`/api/v1/workflows/${workflowId}/runs`, { input: {} })).body.id;
const get = async (id: string) => (await person.client.get<RunBody>(`/api/v1/runs/${id}`)).body;
const until = (id: string, status: string) =>
  eventually(
    async () => {
      const run = await get(id);
      return run.status === status && run;
    },
    { what: `the run to be ${status}`, timeoutMs: 40_000 },
  );
const retryFromFailed = (id: string) =>
  person.client.post<RunBody>(`/api/v1/runs/${id}/retry`, { from: 'failed' });

async function decide(runId: string, decision: 'approve' | 'reject') {
  const { approvals } = await eventually(async () => {
    const run = await get(runId);
    return run.approvals.some(({ status }) => status === 'pending') && run;
  });
  const { id } = approvals.find(({ status }) => status === 'pending')!;
  const decided = await person.client.post(`/api/v1/approvals/${id}/decision`, {
    decision,
    decisionId: randomUUID(),
  });
  expect(decided.status).toBe(200);
}

const post = (id: string) => ({
  ...{ id, kind: 'task', action: 'http.request', retry: { attempts: 1 } },
  with: { method: 'POST', url: `${shop.url}/${id}`, body: {} },
});
const ask = { id: 'ask', kind: 'approval', ask: 'Go on?', to: { roles: ['owner'] } };

test('a failed run goes on from the step that failed, and what was done stays done', async () => {
  shop.broken.add('/charge');
  const id = await start(
    await publish({
      steps: [post('reserve'), post('charge'), post('ship')],
      output: '{{ steps.ship.status }}',
    }),
  );
  const failed = await until(id, 'failed');
  expect(failed).toMatchObject({ error: { stepId: 'charge' }, actions: { retryFrom: 'charge' } });
  shop.broken.clear();
  expect(await retryFromFailed(id)).toMatchObject({ status: 201, body: { id, status: 'running' } });
  const completed = await until(id, 'completed');
  expect(completed).toMatchObject({ output: 200, error: null });
  expect(completed.steps.map(({ instance, status }) => [instance, status])).toEqual([
    ['reserve', 'done'],
    ['charge', 'done'],
    ['ship', 'done'],
  ]);
  expect(shop.calls).toEqual({ '/reserve': 1, '/charge': 2, '/ship': 1 });
  expect((await retryFromFailed(id)).status).toBe(409);
});

test('a rejected request is asked anew when the run is taken up again', async () => {
  const steps = [
    { ...ask, onReject: 'fail' },
    { id: 'answer', kind: 'transform', value: '{{ steps.ask.decision }}' },
  ];
  const id = await start(await publish({ steps, output: '{{ steps.answer }}' }));
  await decide(id, 'reject');
  await until(id, 'failed');
  expect((await retryFromFailed(id)).status).toBe(201);
  await decide(id, 'approve');
  expect(await until(id, 'completed')).toMatchObject({
    output: 'approved',
    approvals: [{ status: 'rejected' }, { status: 'approved' }],
  });
});

test('a run of several executions is one run: it is taken up at the item that failed', async () => {
  shop.broken.add('/items/4');
  const item = post('item');
  const each = {
    ...{ id: 'each', kind: 'forEach', items: 'range(0, 6)', window: 2, collect: '{{ steps.item.status }}' },
    steps: [{ ...item, with: { ...item.with, url: `${shop.url}/items/{{ item }}` } }],
  };
  const id = await start(
    await publish({
      steps: [post('before'), each, post('after')],
      output: '{{ [steps.before.status].concat(steps.each) }}',
    }),
  );
  expect(await until(id, 'failed')).toMatchObject({ error: { stepId: 'item' } });
  shop.broken.clear();
  expect((await retryFromFailed(id)).status).toBe(201);
  const { output, steps } = await until(id, 'completed');
  expect(output).toEqual(Array(7).fill(200));
  expect(steps.filter(({ instance }) => !instance.includes('/'))).toMatchObject(
    ['before', 'each', 'after'].map((instance) => ({ instance, status: 'done' })),
  );
  const items = [0, 1, 2, 3, 4, 5].map((index) => shop.calls[`/items/${index}`]);
  expect([shop.calls['/before'], ...items, shop.calls['/after']]).toEqual([1, 1, 1, 1, 1, 2, 1, 1]);
});

test('a run of several executions asks in each of them, and is cancelled in the one that carries it', async () => {
  const each = { id: 'each', kind: 'forEach', items: 'range(0, 3)', window: 1, steps: [ask] };
  const id = await start(await publish({ steps: [each] }));
  await decide(id, 'approve');
  await eventually(async () => (await get(id)).approvals.length === 2);
  expect((await person.client.post(`/api/v1/runs/${id}/cancel`, {})).status).toBe(200);
  expect((await until(id, 'cancelled')).approvals).toMatchObject([
    { status: 'approved' },
    { status: 'withdrawn' },
  ]);
});

test('cancelling a run withdraws what it asks', async () => {
  const id = await start(await publish({ steps: [ask] }));
  await until(id, 'waiting');
  expect((await person.client.post(`/api/v1/runs/${id}/cancel`)).status).toBe(200);
  expect(await until(id, 'cancelled')).toMatchObject({
    openApprovals: 0,
    approvals: [{ status: 'withdrawn' }],
    steps: [{ instance: 'ask', status: 'cancelled' }],
  });
});

test('the deadline of a request decides it, and the run goes on', async () => {
  const steps = [
    { ...ask, deadline: { after: '1s', then: 'approve' } },
    { id: 'answer', kind: 'transform', value: '{{ steps.ask.decision }}' },
  ];
  const id = await start(await publish({ steps, output: '{{ steps.answer }}' }));
  expect(await until(id, 'completed')).toMatchObject({
    output: 'approved',
    approvals: [{ status: 'approved' }],
  });
});

test('a schedule that starts at once starts one run, and says when the next one comes', async () => {
  const workflowId = await publish({
    triggers: [
      { id: 'nightly', kind: 'schedule', cron: '0 3 * * *', timeZone: 'Europe/Berlin', startNow: true },
    ],
    steps: [
      { id: 'sum', kind: 'transform', value: '{{ 1 + 1 }}' },
      { id: 'rest', kind: 'wait', for: '1s' },
    ],
    output: '{{ steps.sum }}',
  });
  const list = async () =>
    (await person.client.get<{ items: RunBody[] }>(`/api/v1/runs?workflowId=${workflowId}`)).body.items;
  const [run] = await eventually(async () => {
    const items = await list();
    return items.length > 0 && items;
  });
  expect(run).toMatchObject({ trigger: 'schedule' });
  expect(await until(run!.id, 'completed')).toMatchObject({ output: 2 });
  expect(await list()).toHaveLength(1);
  const workflow = await person.client.get<{ schedules: { nextFireAt: string | null }[] }>(
    `/api/v1/workflows/${workflowId}`,
  );
  expect(Date.parse(workflow.body.schedules[0]!.nextFireAt!)).toBeGreaterThan(Date.now());
});

interface ScheduleBody {
  state: string;
  nextFireAt: string | null;
  runsStarted: number;
}

test('a schedule pauses and goes on by hand, and ends after the last run that it may start', async () => {
  const steps = [{ id: 'sum', kind: 'transform', value: '{{ 1 + 1 }}' }];
  const schedule = { id: 'nightly', kind: 'schedule', cron: '0 3 * * *', timeZone: 'Europe/Berlin' };
  const read = async (id: string) =>
    (await person.client.get<{ schedules: ScheduleBody[] }>(`/api/v1/workflows/${id}`)).body.schedules[0]!;
  const setPaused = (id: string, paused: boolean) =>
    person.client.request(`/api/v1/workflows/${id}/schedules/nightly`, { method: 'PATCH', body: { paused } });

  const id = await publish({ triggers: [schedule], steps });
  await eventually(async () => (await read(id)).nextFireAt);
  await setPaused(id, true);
  expect(await read(id)).toMatchObject({ state: 'paused', nextFireAt: null });
  await setPaused(id, false);
  await eventually(async () => (await read(id)).nextFireAt);
  expect(await read(id)).toMatchObject({ state: 'active', runsStarted: 0 });

  const once = await publish({ triggers: [{ ...schedule, startNow: true, maxRuns: 1 }], steps });
  await eventually(async () => (await read(once)).runsStarted === 1);
  expect(await read(once)).toMatchObject({ state: 'finished', nextFireAt: null });
});
