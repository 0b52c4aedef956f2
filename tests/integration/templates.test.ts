import { samples } from '@wfb/server/samples';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { isolateStores, type IsolatedStores } from '../support/isolation.ts';
import { startProduct, type Product } from '../support/product.ts';
import { signUp, type Person } from '../support/server.ts';

// Templates on the whole product, with the demo company that it serves.

let stores: IsolatedStores;
let product: Product;
let person: Person;
let projectId: string;
const workflows = new Map<string, string>();

beforeAll(async () => {
  stores = await isolateStores(inject('stack'));
  product = await startProduct({ stores, env: { DEMO_SHOP: '1' } });
  await product.untilReady();
  person = await signUp(product.client());
  projectId = (await person.client.post<{ id: string }>('/api/v1/projects', { name: 'Templates' })).body.id;
});
afterAll(async () => {
  await product.stop();
  await stores.release();
});

interface RunBody {
  id: string;
  status: string;
  output: unknown;
  error: { code: string } | null;
  steps: { stepId: string; attempts: number; status: string; waitingFor: string | null }[];
}

async function start(template: string, input: Record<string, unknown> = {}): Promise<string> {
  const workflowId = workflows.get(template);
  const { status, body } = await person.client.post<RunBody>(`/api/v1/workflows/${workflowId}/runs`, {
    input,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}
const until = (id: string, what: (run: RunBody) => boolean) =>
  eventually(
    async () => {
      const { body } = await person.client.get<RunBody>(`/api/v1/runs/${id}`);
      return what(body) && body;
    },
    { what: `run ${id}`, timeoutMs: 55_000 },
  );
const untilEnd = (id: string) => until(id, ({ status }) => status === 'completed' || status === 'failed');

/** What the demo company did for an order, and how often it was asked. */
async function ledger(orderId: string) {
  const { body } = await person.client.get<{ items: { kind: string; status: number; calls: number }[] }>(
    `/demo-shop/ledger?orderId=${encodeURIComponent(orderId)}`,
  );
  return body.items.toReversed().map(({ kind, status, calls }) => ({ kind, status, calls }));
}

describe.each(samples.map(({ id }) => id))('%s', (id) => {
  test('becomes a workflow that can be published as it is', async () => {
    const used = await person.client.post<{ id: string; name: string }>(`/api/v1/templates/${id}/use`, {
      projectId,
    });
    expect(used.status, JSON.stringify(used.body)).toBe(201);
    const published = await person.client.post(`/api/v1/workflows/${used.body.id}/publish`, { revision: 1 });
    expect(published.status, JSON.stringify(published.body)).toBe(201);
    workflows.set(id, used.body.id);
  });
});

test('a template has a name of its own choosing, and is found by its words', async () => {
  const named = await person.client.post<{ name: string }>('/api/v1/templates/sign-up/use', {
    projectId,
    name: 'Welcome aboard',
  });
  expect(named.body).toMatchObject({ name: 'Welcome aboard' });
  const found = await person.client.get<{ items: { id: string }[] }>(
    '/api/v1/templates?q=forgotten%20customer',
  );
  expect(found.body.items.map(({ id }) => id)).toEqual(['sign-up']);
  expect(await person.client.get('/api/v1/templates/no-such-template')).toMatchObject({ status: 404 });
});

test('an order that cannot be sent is undone, each thing once', async () => {
  const order = {
    order: 7_001,
    customer: 'Ada',
    email: 'ada@example.com',
    total: 40,
    card: 'valid',
    address: 'unknown',
  };
  expect(await untilEnd(await start('fulfil-order', order))).toMatchObject({
    status: 'failed',
    error: { code: 'ORDER_NOT_FULFILLED' },
  });
  expect(await ledger('7001')).toEqual([
    { kind: 'reservation', status: 201, calls: 1 },
    { kind: 'payment', status: 201, calls: 1 },
    { kind: 'shipment', status: 422, calls: 1 },
    { kind: 'refund', status: 201, calls: 1 },
    { kind: 'release', status: 201, calls: 1 },
  ]);
});

test('all orders are loaded, the page that was not ready included', async () => {
  const run = await untilEnd(await start('load-orders'));
  expect(run).toMatchObject({ status: 'completed', output: { rows: 64, failed: 0 } });
  expect(run.steps.filter(({ stepId }) => stepId === 'page').map(({ attempts }) => attempts)).toEqual(
    expect.arrayContaining([1, 2]),
  );
});

test('both sides of the payments are fetched and compared', async () => {
  const id = await start('reconcile-payments');
  const run = await until(
    id,
    ({ status, steps }) =>
      status === 'completed' || steps.some(({ waitingFor }) => waitingFor === 'approval'),
  );
  expect(run.steps.find(({ stepId }) => stepId === 'list')).toMatchObject({ status: 'done' });
});

test('an alert is worked on once, until the device is repaired', async () => {
  const reading = { device: 'roaster-1', temperature: 250 };
  const first = await start('handle-device-alerts', reading);
  await until(first, ({ steps }) =>
    steps.some(({ stepId, waitingFor }) => stepId === 'repair' && waitingFor === 'event'),
  );
  expect(await untilEnd(await start('handle-device-alerts', reading))).toMatchObject({
    output: { alert: 'known' },
  });
  const sent = await person.client.post(`/api/v1/runs/${first}/events`, {
    name: 'repaired',
    data: {},
  });
  expect(sent.status, JSON.stringify(sent.body)).toBeLessThan(300);
  expect(await untilEnd(first)).toMatchObject({ output: { alert: 'repaired', device: 'roaster-1' } });
  expect(await ledger('roaster-1')).toEqual([{ kind: 'workOrder', status: 201, calls: 1 }]);
});
