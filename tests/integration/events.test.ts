import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { isolateStores, type IsolatedStores } from '../support/isolation.ts';
import { startProduct, type Product } from '../support/product.ts';
import { signUp, type Person } from '../support/server.ts';

// Events between runs, people and projects, on the whole product.

let stores: IsolatedStores;
let product: Product;
let person: Person;
let projectId: string;

beforeAll(async () => {
  stores = await isolateStores(inject('stack'));
  product = await startProduct({ stores });
  await product.untilReady();
  person = await signUp(product.client());
  projectId = (await person.client.post<{ id: string }>('/api/v1/projects', { name: 'Events' })).body.id;
});
afterAll(async () => {
  await product.stop();
  await stores.release();
});

interface RunBody {
  id: string;
  status: string;
  output: unknown;
  said: { text: string; fields: Record<string, unknown> } | null;
  error: { code: string; message: string; stepId?: string } | null;
  steps: { instance: string; status: string; waitingFor: string | null; waitingEvents: string[] }[];
}

async function publish(definition: { name: string; [part: string]: unknown }): Promise<string> {
  const { name } = definition;
  const created = await person.client.post<{ id: string }>('/api/v1/workflows', {
    ...{ projectId, name },
    definition: { format: 1, ...definition },
  });
  const published = await person.client.post(`/api/v1/workflows/${created.body.id}/publish`, { revision: 1 });
  expect(published).toMatchObject({ status: 201 });
  return created.body.id;
}
const start = async (workflowId: string, input: object = {}) =>
  (await person.client.post<RunBody>(`/api/v1/workflows/${workflowId}/runs`, { input })).body.id;
const get = async (id: string) => (await person.client.get<RunBody>(`/api/v1/runs/${id}`)).body;
const until = (id: string, status: string) =>
  eventually(
    async () => {
      const run = await get(id);
      return run.status === status && run;
    },
    { what: `the run to be ${status}`, timeoutMs: 40_000 },
  );
const send = (runId: string, name: string, data: object, headers?: Record<string, string>) =>
  person.client.post<{ id: string; code: string; details: unknown }>(
    `/api/v1/runs/${runId}/events`,
    { name, data },
    headers,
  );
const runsOf = async (workflowId: string) =>
  (await person.client.get<{ items: RunBody[] }>(`/api/v1/runs?workflowId=${workflowId}`)).body.items;

const amount = { type: 'object', properties: { amount: { type: 'number' } }, required: ['amount'] };
const events = [{ name: 'paid', title: 'Payment received', schema: amount }, { name: 'closed' }];
const received = (id: string, event: string) => ({
  ...{ id, kind: 'receive', event },
  deadline: { after: '1h', then: 'fail' },
});

describe('an event that a run waits for', () => {
  const definition = {
    name: 'Collect',
    events,
    steps: [received('end', 'closed'), received('first', 'paid'), received('second', 'paid')],
    output: ['{{ steps.first.data.amount }}', '{{ steps.second.data.amount }}'],
  };

  test('may come before its step, is taken in the order in which it was sent, and arrives once', async () => {
    const runId = await start(await publish(definition));
    const waiting = await until(runId, 'waiting');
    expect(waiting.steps).toMatchObject([{ waitingFor: 'event', waitingEvents: ['closed'] }]);
    const key = { 'idempotency-key': randomUUID() };
    const sent = await send(runId, 'paid', { amount: 1 }, key);
    expect(sent.status).toBe(202);
    expect((await send(runId, 'paid', { amount: 1 }, key)).body.id).toBe(sent.body.id);
    await send(runId, 'paid', { amount: 2 });
    await send(runId, 'closed', {});
    expect((await until(runId, 'completed')).output).toEqual([1, 2]);
    expect(await send(runId, 'closed', {})).toMatchObject({ status: 409, body: { code: 'RUN_FINISHED' } });
  });

  test('is refused where the workflow does not declare it, or not like this', async () => {
    const runId = await start(await publish(definition));
    expect(await send(runId, 'refunded', {})).toMatchObject({
      status: 422,
      body: { code: 'UNKNOWN_EVENT', details: { known: ['paid', 'closed'] } },
    });
    expect(await send(runId, 'paid', { amount: 'much' })).toMatchObject({
      status: 422,
      body: { code: 'INVALID_INPUT', details: { fields: [{ path: 'amount' }] } },
    });
    await person.client.post(`/api/v1/runs/${runId}/terminate`, {});
  });
});

test('parent and child talk to each other, and say how far they are', async () => {
  const childId = await publish({
    name: 'Child',
    events,
    steps: [
      { id: 'asked', kind: 'receive', event: 'paid' },
      {
        id: 'answer',
        kind: 'send',
        to: 'parent',
        event: 'done',
        data: { twice: '{{ steps.asked.data.amount * 2 }}' },
      },
    ],
  });
  const parentId = await publish({
    name: 'Parent',
    events: [{ name: 'done', schema: { type: 'object', properties: { twice: { type: 'number' } } } }],
    steps: [
      { id: 'apart', kind: 'subworkflow', workflow: childId, wait: false, onClose: 'leave' },
      { id: 'tell', kind: 'send', to: 'child', step: 'apart', event: 'paid', data: { amount: 21 } },
      { id: 'answered', kind: 'receive', event: 'done' },
      { id: 'show', kind: 'status', text: 'Answered', fields: { twice: '{{ steps.answered.data.twice }}' } },
    ],
  });
  const run = await until(await start(parentId), 'completed');
  expect(run.said).toEqual({ text: 'Answered', fields: { twice: 42 } });
});

test('a run goes from state to state by its events, and its state is what it says of itself', async () => {
  const workflowId = await publish({
    name: 'Ticket',
    events: [{ name: 'paid', schema: amount }, { name: 'closed' }],
    steps: [
      {
        id: 'ticket',
        kind: 'stateMachine',
        initial: 'open',
        states: [
          {
            id: 'open',
            title: 'Waiting for payment',
            transitions: [{ id: 'enough', event: 'paid', when: 'event.data.amount >= 5', to: 'settled' }],
          },
          { id: 'settled', transitions: [{ id: 'close', event: 'closed', to: 'done' }] },
          { id: 'done', final: true },
        ],
      },
    ],
    output: '{{ steps.ticket.state }}',
  });
  const runId = await start(workflowId);
  expect(await until(runId, 'waiting')).toMatchObject({
    said: { text: 'Waiting for payment' },
    steps: [{ instance: 'ticket', waitingEvents: ['paid'] }],
  });
  for (const amountPaid of [4, 5]) await send(runId, 'paid', { amount: amountPaid });
  await send(runId, 'closed', {});
  expect(await until(runId, 'completed')).toMatchObject({ output: 'done', said: { text: 'Done' } });
});

test('what cannot be sent fails the step that sends it, in plain words', async () => {
  const orphan = await publish({
    name: 'Orphan',
    steps: [{ id: 'tell', kind: 'send', to: 'parent', event: 'done' }],
  });
  expect((await until(await start(orphan), 'failed')).error).toMatchObject({
    code: 'NO_PARENT',
    stepId: 'tell',
  });

  const stranger = await signUp(product.client());
  const theirs = (await stranger.client.post<{ id: string }>('/api/v1/projects', { name: 'Theirs' })).body.id;
  const created = await stranger.client.post<{ id: string }>('/api/v1/workflows', {
    ...{ projectId: theirs, name: 'Secret' },
    definition: { format: 1, name: 'Secret', events, steps: [received('end', 'closed')] },
  });
  await stranger.client.post(`/api/v1/workflows/${created.body.id}/publish`, { revision: 1 });
  const foreign = await stranger.client.post<RunBody>(`/api/v1/workflows/${created.body.id}/runs`, {
    input: {},
  });
  const intruder = await publish({
    name: 'Intruder',
    input: { type: 'object', properties: { run: { type: 'string' } } },
    steps: [{ id: 'tell', kind: 'send', to: 'run', run: '{{ input.run }}', event: 'closed' }],
  });
  const refused = await until(await start(intruder, { run: foreign.body.id }), 'failed');
  expect(refused.error).toMatchObject({ code: 'RUN_UNKNOWN' });
});

describe('an event sent to a project', () => {
  test('starts each workflow that it starts, once', async () => {
    const name = 'orderPlaced';
    const listening = {
      triggers: [{ id: 'placed', kind: 'event', event: name }],
      input: amount,
      steps: [{ id: 'double', kind: 'transform', value: '{{ input.amount * 2 }}' }],
      output: '{{ steps.double }}',
    };
    const [one, two, deaf] = [
      await publish({ name: 'One', ...listening }),
      await publish({ name: 'Two', ...listening }),
      await publish({ name: 'Deaf', steps: [] }),
    ];
    const key = { 'idempotency-key': randomUUID() };
    const tell = () =>
      person.client.post(`/api/v1/projects/${projectId}/events`, { name, data: { amount: 4 } }, key);
    expect(await tell()).toMatchObject({ status: 202 });
    await tell();
    for (const workflowId of [one, two])
      await eventually(async () => {
        expect(await runsOf(workflowId)).toMatchObject([{ status: 'completed', trigger: 'event' }]);
        return true;
      });
    expect(await runsOf(deaf)).toEqual([]);

    const sender = await publish({
      name: 'Sender',
      steps: [{ id: 'tell', kind: 'send', to: 'project', event: name, data: { amount: 'much' } }],
    });
    await until(await start(sender), 'completed');
    await eventually(async () => {
      const [latest] = await runsOf(one);
      expect(latest).toMatchObject({ status: 'failed', error: { code: 'INPUT_INVALID' } });
      return true;
    });
  });
});
