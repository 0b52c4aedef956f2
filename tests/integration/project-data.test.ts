import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { isolateStores, type IsolatedStores } from '../support/isolation.ts';
import { startProduct, type Product } from '../support/product.ts';
import { signUp, type Person } from '../support/server.ts';

// What runs share with their project, on the whole product: backlogs and the event log.

let stores: IsolatedStores;
let product: Product;
let person: Person;
let projectId: string;

beforeAll(async () => {
  stores = await isolateStores(inject('stack'));
  product = await startProduct({ stores });
  await product.untilReady();
  person = await signUp(product.client());
  projectId = (await person.client.post<{ id: string }>('/api/v1/projects', { name: 'Shared' })).body.id;
});
afterAll(async () => {
  await product.stop();
  await stores.release();
});

async function publish(name: string, definition: object): Promise<string> {
  const created = await person.client.post<{ id: string }>('/api/v1/workflows', {
    projectId,
    name,
    definition: { format: 1, name, ...definition },
  });
  const published = await person.client.post(`/api/v1/workflows/${created.body.id}/publish`, { revision: 1 });
  expect(published).toMatchObject({ status: 201 });
  return created.body.id;
}

interface RunBody {
  id: string;
  status: string;
  output: unknown;
  steps: { instance: string; status: string; waitingFor: string | null }[];
}
const start = async (workflowId: string, input: object = {}) =>
  (await person.client.post<RunBody>(`/api/v1/workflows/${workflowId}/runs`, { input })).body.id;
const until = (id: string, holds: (run: RunBody) => boolean, what: string) =>
  eventually(
    async () => {
      const { body } = await person.client.get<RunBody>(`/api/v1/runs/${id}`);
      return holds(body) && body;
    },
    { what, timeoutMs: 40_000 },
  );
const ended = (id: string, status: string) =>
  until(id, (run) => run.status === status, `the run to be ${status}`);

interface Item {
  id: string;
  data: { device: string };
  takenByRun: { id: string } | null;
}
const items = async (backlog: string, status: string) =>
  (
    await person.client.get<{ items: Item[] }>(
      `/api/v1/projects/${projectId}/backlogs/${backlog}/items?status=${status}`,
    )
  ).body.items;
const add = (backlog: string, item: object, headers?: Record<string, string>) =>
  person.client.request<{ added: boolean; reason: string | null; itemId: string; code?: string }>(
    `/api/v1/projects/${projectId}/backlogs/${backlog}/items`,
    { method: 'POST', body: { item }, ...(headers ? { headers } : {}) },
  );

const device = {
  type: 'object',
  properties: { device: { type: 'string' }, level: { type: 'number' } },
  required: ['device'],
};

test('a run that waits at an empty backlog goes on with the item that somebody adds, and is done with it', async () => {
  const workflow = await publish('Waits', {
    backlogs: [{ name: 'waited', item: device }],
    steps: [{ id: 'next', kind: 'backlogTake', backlog: 'waited', wait: { atMost: '1h' } }],
    output: '{{ steps.next.item.device }}',
  });
  const run = await start(workflow);
  await until(
    run,
    ({ steps }) => steps.some(({ waitingFor }) => waitingFor === 'backlog'),
    'the run to wait',
  );
  expect(await add('waited', { device: 'pump' })).toMatchObject({ status: 201, body: { added: true } });
  expect((await ended(run, 'completed')).output).toBe('pump');
  await eventually(async () => (await items('waited', 'done')).length === 1);
  expect(await items('waited', 'waiting')).toEqual([]);
});

test('the item of a failed run goes back, and a run that is tried again gets its own again', async () => {
  const workflow = await publish('Fails', {
    backlogs: [{ name: 'fragile', item: device }],
    steps: [
      { id: 'next', kind: 'backlogTake', backlog: 'fragile' },
      { id: 'wrong', kind: 'fail', message: 'No luck.' },
    ],
  });
  await add('fragile', { device: 'valve' });
  await add('fragile', { device: 'motor' });
  const first = await start(workflow);
  await ended(first, 'failed');
  await eventually(async () => (await items('fragile', 'waiting')).length === 2);

  await person.client.post(`/api/v1/runs/${first}/retry`, { from: 'failed' });
  await ended(first, 'failed');
  await eventually(async () => (await items('fragile', 'waiting')).length === 2);
  const [oldest] = await items('fragile', 'waiting');
  expect(oldest!.data.device).toBe('valve');
});

test('a backlog knows its own, keeps its order and its size', async () => {
  await publish('Declares', {
    backlogs: [
      {
        name: 'sorted',
        item: device,
        order: 'priority',
        priority: 'item.level',
        key: 'item.device',
        onDuplicate: 'replace',
        maxSize: 3,
      },
    ],
    steps: [],
  });
  const key = { 'idempotency-key': 'the-same' };
  const [first, again] = [
    await add('sorted', { device: 'a', level: 1 }, key),
    await add('sorted', { device: 'a', level: 1 }, key),
  ];
  expect(again.body).toEqual(first.body);
  expect((await add('sorted', { device: 'b', level: 5 })).body.added).toBe(true);
  expect((await add('sorted', { device: 'c', level: 3 })).body.added).toBe(true);
  expect(await add('sorted', { device: 'd', level: 9 })).toMatchObject({
    status: 409,
    body: { code: 'BACKLOG_FULL' },
  });
  expect((await add('sorted', { device: 'a', level: 9 })).body).toMatchObject({
    added: false,
    reason: 'duplicate',
    itemId: first.body.itemId,
  });
  expect((await items('sorted', 'waiting')).map(({ data }) => data.device)).toEqual(['a', 'b', 'c']);
  expect(await add('sorted', { level: 1 })).toMatchObject({ status: 422, body: { code: 'ITEM_INVALID' } });

  const path = `/api/v1/projects/${projectId}/backlogs/sorted/items/${first.body.itemId}`;
  expect(await person.client.request(path, { method: 'DELETE' })).toMatchObject({ status: 204 });
  expect(await person.client.request(path, { method: 'DELETE' })).toMatchObject({
    status: 409,
    body: { code: 'ITEM_NOT_WAITING' },
  });
});

test('recorded events are numbered by subject, and one that reckons with another past is refused', async () => {
  const workflow = await publish('Account', {
    input: { type: 'object', properties: { amount: { type: 'number' } }, required: ['amount'] },
    steps: [
      {
        id: 'note',
        kind: 'record',
        event: 'deposited',
        subject: 'account-1',
        data: { amount: '{{ input.amount }}' },
      },
    ],
    output: '{{ steps.note.number }}',
  });
  for (const number of [1, 2]) {
    const run = await start(workflow, { amount: number * 10 });
    expect((await ended(run, 'completed')).output).toBe(number);
  }
  const log = `/api/v1/projects/${projectId}/event-log`;
  const event = { type: 'closed', subject: 'account-1' };
  expect(await person.client.post(log, { ...event, after: 1 })).toMatchObject({
    status: 409,
    body: { code: 'SUBJECT_CHANGED', details: { number: 2 } },
  });
  expect(await person.client.post(log, { ...event, after: 2 })).toMatchObject({
    status: 201,
    body: { number: 3 },
  });

  interface Page {
    items: { type: string; number: number; data: object; run: object | null }[];
    nextCursor: string | null;
  }
  const first = (await person.client.get<Page>(`${log}?subject=account-1&order=oldest&limit=2`)).body;
  expect(first.items).toMatchObject([
    { type: 'deposited', number: 1, data: { amount: 10 }, run: { subject: 'Account' } },
    { number: 2, data: { amount: 20 } },
  ]);
  const next = `${log}?subject=account-1&order=oldest&limit=2&cursor=${first.nextCursor}`;
  expect((await person.client.get<Page>(next)).body).toMatchObject({
    items: [{ type: 'closed', number: 3, run: null }],
    nextCursor: null,
  });
  expect((await person.client.get<Page>(`${log}?type=closed`)).body.items).toHaveLength(1);
});

test('a read model holds what its events come to, and is made anew when it is to hold something else', async () => {
  const balances = {
    name: 'balances',
    state: { type: 'object', properties: { total: { type: 'number' }, last: { type: 'number' } } },
    initial: { total: 0 },
    on: [{ event: 'paidIn', set: { total: '{{ item.total + event.data.amount }}' } }],
  };
  const steps = [
    {
      ...{ id: 'note', kind: 'record', event: 'paidIn', subject: '{{ input.account }}' },
      data: { amount: '{{ input.amount }}' },
    },
    { id: 'now', kind: 'lookUp', model: 'balances', key: '{{ input.account }}' },
    { id: 'other', kind: 'lookUp', model: 'balances', key: 'nobody' },
  ];
  const definition = {
    input: { type: 'object', properties: { account: { type: 'string' }, amount: { type: 'number' } } },
    readModels: [balances],
    steps,
    output: '{{ [steps.now.entry.total, steps.other.found] }}',
  };
  const workflow = await publish('Savings', definition);
  for (const [account, amount, output] of [
    ['ada', 10, [10, false]],
    ['ada', 5, [15, false]],
    ['=bob', 1, [1, false]],
  ] as const)
    expect((await ended(await start(workflow, { account, amount }), 'completed')).output).toEqual(output);

  const model = `/api/v1/projects/${projectId}/read-models/balances`;
  const entriesOf = async (query = '') =>
    (await person.client.get<{ items: object[]; nextCursor: string | null }>(`${model}/entries${query}`))
      .body;
  const ada = { key: 'ada', entry: { total: 15 } };
  expect(await entriesOf('?limit=1')).toMatchObject({ items: [{ key: '=bob' }], nextCursor: '=bob' });
  expect(await entriesOf('?limit=1&cursor=%3Dbob')).toMatchObject({ items: [ada], nextCursor: null });
  expect(await entriesOf('?q=a')).toMatchObject({ items: [ada] });
  expect((await person.client.get(`${model}/entries/ada`)).body).toMatchObject(ada);
  expect((await person.client.get(`${model}/entries/nobody`)).status).toBe(404);
  expect((await person.client.get(`${model}/export`)).body).toMatch(/^key,total,last,changedAt\r\n'=bob,1,,/);

  await person.client.post(`/api/v1/projects/${projectId}/event-log`, {
    ...{ type: 'paidIn', subject: 'ada', data: { amount: 1_000_000_000 } },
  });
  await publish('Savings of another kind', {
    ...definition,
    readModels: [
      { ...balances, on: [{ event: 'paidIn', set: { last: '{{ range(0, event.data.amount).length }}' } }] },
    ],
  });
  expect((await person.client.post(`${model}/rebuild`)).body).toMatchObject({
    ...{ version: 2, entries: 2, failures: 1 },
    lastFailure: { message: expect.any(String) as string },
  });
  expect(await entriesOf('?q=a')).toMatchObject({ items: [{ key: 'ada', entry: { total: 0, last: 5 } }] });
});
