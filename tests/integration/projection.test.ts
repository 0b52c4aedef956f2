import { randomUUID } from 'node:crypto';
import type { StepEvent } from '@wfb/engine/contract';
import { stepEventField, stepEventStream } from '@wfb/engine/contract';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type WebSocket from 'ws';
import { eventually } from '../support/eventually.ts';
import { openLiveSocket } from '../support/live-socket.ts';
import { startServer, type Person, type TestServer } from '../support/server.ts';
import { fillWorkspace, type FilledWorkspace } from '../support/workspace.ts';

let server: TestServer;
let person: Person;
let filled: FilledWorkspace;
beforeAll(async () => {
  server = await startServer(inject('stack'), { background: true });
  person = await server.signUp();
  filled = await fillWorkspace(server.app, person);
});
afterAll(() => server.stop());

async function newRun(): Promise<string> {
  const { prisma } = server.app;
  const run = await prisma.run.create({
    data: {
      workspaceId: person.workspaceId,
      projectId: filled.projectId,
      workflowId: filled.workflowId,
      versionId: filled.versionId,
      ...{ queueName: 'none', status: 'queued', subject: 'Guarded', trigger: 'manual', input: {} },
      startedById: person.userId,
      reconciledAt: new Date(),
    },
  });
  return run.id;
}

function eventsOf(runId: string): StepEvent[] {
  const at = Date.now();
  const ask = { runId, at, stepId: 'ask', instance: 'ask' };
  const double = { runId, at, stepId: 'double', instance: 'double' };
  return [
    { runId, at, seq: 0, type: 'run.started', subject: 'Seen' },
    { ...ask, seq: 1, type: 'step.started', kind: 'approval' },
    { ...ask, seq: 2, type: 'step.waiting', waitingFor: 'approval' },
    {
      ...ask,
      seq: 3,
      type: 'step.finished',
      status: 'done',
      output: { approved: true, note: 'nul \0 here' },
    },
    { ...double, seq: 4, type: 'step.started', kind: 'transform' },
    {
      ...double,
      type: 'step.attempt',
      attempt: 1,
      phase: 'failed',
      error: { message: 'Busy', code: 'BUSY' },
    },
    {
      ...double,
      type: 'step.attempt',
      attempt: 2,
      phase: 'succeeded',
      worker: 'w',
      logs: [{ level: 'info', message: 'hi' }],
    },
    { ...double, seq: 5, type: 'step.finished', status: 'done', output: 2 },
    { runId, at, seq: 6, type: 'run.finished', status: 'completed', output: 2 },
  ];
}

const send = (events: StepEvent[]) =>
  server.app.redis.xadd(stepEventStream, '*', stepEventField, JSON.stringify(events));
const read = async (runId: string) => {
  const run = await server.app.prisma.run.findUniqueOrThrow({
    where: { id: runId },
    include: { steps: { orderBy: { firstSeq: 'asc' } } },
  });
  const {
    updatedAt: _,
    reconciledAt: __,
    id: ___,
    createdAt: ____,
    startedAt: _____,
    finishedAt: ______,
    ...rest
  } = run;
  return {
    ...rest,
    steps: rest.steps.map(
      ({ runId: _runId, startedAt: _startedAt, finishedAt: _finishedAt, ...step }) => step,
    ),
  };
};
const untilClosed = (runId: string) =>
  eventually(async () => {
    const run = await read(runId);
    return run.status === 'completed' && run.steps.every(({ status }) => status === 'done') && run;
  });

test('repeats, disorder and single events give the same page', async () => {
  const [plain, disordered, single] = [await newRun(), await newRun(), await newRun()];
  await send(eventsOf(plain));
  const expected = await untilClosed(plain);
  expect(expected).toMatchObject({
    subject: 'Seen',
    output: 2,
    steps: [
      { instance: 'ask', status: 'done', output: { approved: true, note: 'nul  here' }, waitingFor: null },
      {
        instance: 'double',
        attempts: 2,
        attemptLog: [{ attempt: 1, code: 'BUSY' }],
        logs: [{ message: 'hi' }],
        worker: 'w',
      },
    ],
  });
  await send([...eventsOf(disordered).toReversed(), ...eventsOf(disordered)]);
  for (const event of [...eventsOf(single).toReversed(), ...eventsOf(single)]) await send([event]);
  const comparable = (run: typeof expected) =>
    JSON.parse(JSON.stringify(run).replace(/"at":"[^"]*"/g, '"at":""')) as object;
  expect(comparable(await untilClosed(disordered))).toEqual(comparable(expected));
  const last = await newRun();
  await send(eventsOf(last));
  await untilClosed(last);
  expect(comparable(await untilClosed(single))).toEqual(comparable(expected));
});

test('a worker that was stopped told of an end that never was: what the next one tells counts', async () => {
  const runId = await newRun();
  const [, , , , started, , , done, finished] = eventsOf(runId) as [StepEvent, ...StepEvent[]];
  const failed = {
    ...done!,
    status: 'failed',
    output: undefined,
    error: { message: 'Cut off', code: 'CUT' },
  };
  await send([started!, { ...failed, at: Date.now() - 5_000 } as StepEvent]);
  await eventually(async () => (await read(runId)).steps[0]?.status === 'failed');
  await send([started!, done!, finished!]);
  const { steps } = await untilClosed(runId);
  expect(steps).toMatchObject([{ instance: 'double', status: 'done', output: 2, error: null }]);
});

test('one bad event harms nobody else', async () => {
  const runId = await newRun();
  await server.app.redis.xadd(stepEventStream, '*', stepEventField, 'not json');
  await send([{ type: 'nonsense' } as unknown as StepEvent, ...eventsOf(randomUUID()), ...eventsOf(runId)]);
  await untilClosed(runId);
  await eventually(async () => (await server.app.redis.xlen(stepEventStream)) === 0);
});

test('waits when all that is open waits, and says so', async () => {
  const runId = await newRun();
  await send(eventsOf(runId).slice(0, 3));
  await eventually(async () => (await read(runId)).status === 'waiting');
  await send(eventsOf(runId).slice(3, 5));
  await eventually(async () => (await read(runId)).status === 'running');
});

test('consumption resumes by itself after Redis was emptied', async () => {
  const runId = await newRun();
  await server.app.redis.flushdb();
  await send(eventsOf(runId));
  await untilClosed(runId);
  await eventually(async () => (await server.app.readiness.run()).checks.redis?.ok, { timeoutMs: 40_000 });
});

test('a failure tells who started the run', async () => {
  const runId = await newRun();
  const events = eventsOf(runId).slice(0, 2);
  await send([
    ...events,
    {
      runId,
      at: Date.now(),
      seq: 9,
      type: 'run.finished',
      status: 'failed',
      error: { message: 'No stock', code: 'X', stepId: 'ask' },
    },
  ]);
  const mail = await eventually(() => server.app.prisma.mail.findFirst({ where: { runId } }));
  expect(mail).toMatchObject({
    to: [person.account.email],
    subject: 'Guarded failed',
    text: expect.stringContaining('No stock'),
  });
  expect((await read(runId)).steps).toMatchObject([{ status: 'cancelled' }]);
});

interface Live {
  socket: WebSocket;
  messages: { type: string; id?: string; seq: number; event: { kind: string; run?: { status: string } } }[];
  say(message: object): void;
  until(
    type: string,
    fits?: (message: Live['messages'][number]) => boolean,
  ): Promise<Live['messages'][number]>;
}

async function connect(who: Person, headers: Record<string, string> = {}): Promise<Live> {
  const messages: Live['messages'] = [];
  const { socket, say } = await openLiveSocket<Live['messages'][number]>(
    server.origin,
    { cookie: who.client.cookie, origin: server.app.config.publicUrl, ...headers },
    (message) => messages.push(message),
  );
  return {
    socket,
    messages,
    say,
    until: (type, fits = () => true) =>
      eventually(() => messages.find((message) => message.type === type && fits(message)), { what: type }),
  };
}

test('a client that was away is given what it missed, in order and once', async () => {
  const runId = await newRun();
  const channel = `run:${runId}`;
  const first = await connect(person);
  first.say({ type: 'subscribe', id: 'a', channel });
  await first.until('subscribed');
  await send(eventsOf(runId).slice(0, 3));
  const seen = await first.until('event', ({ event }) => event.run?.status === 'waiting');
  first.socket.close();
  await send(eventsOf(runId).slice(3));
  await untilClosed(runId);
  const again = await connect(person);
  again.say({ type: 'subscribe', id: 'b', channel, after: seen.seq });
  await again.until('event', ({ event }) => event.run?.status === 'completed');
  const numbers = again.messages.filter(({ type }) => type === 'event').map(({ seq }) => seq);
  expect(numbers).toEqual(numbers.map((_, index) => seen.seq + 1 + index));
  // Too long ago, or from before a flush: it is told to fetch.
  again.say({ type: 'subscribe', id: 'c', channel, after: 3 });
  await again.until('resync', ({ id }) => id === 'c');
  again.socket.close();
});

test('the live channel keeps to the workspace, the session and the page’s origin', async () => {
  const runId = await newRun();
  const stranger = await server.signUp();
  const live = await connect(stranger);
  for (const [id, channel] of Object.entries({
    a: `run:${runId}`,
    b: `project:${filled.projectId}`,
    c: 'approvals:other',
    d: 'x',
  })) {
    live.say({ type: 'subscribe', id, channel });
    expect(await live.until('error', (message) => message.id === id)).toMatchObject({ code: 'NOT_FOUND' });
  }
  live.say({ type: 'subscribe', id: 'mine', channel: 'runs' });
  await live.until('subscribed', ({ id }) => id === 'mine');
  await send(eventsOf(runId));
  await untilClosed(runId);
  expect(live.messages.filter(({ type }) => type === 'event')).toEqual([]);
  await expect(connect(stranger, { origin: 'https://evil.example' })).rejects.toThrow('403');
  await expect(connect(stranger, { cookie: '' })).rejects.toThrow('401');
  const closed = new Promise((resolve) => live.socket.once('close', resolve));
  await stranger.client.post('/api/auth/sign-out', {});
  expect(await closed).toBe(4401);
});

describe('the page of a run of thousands of items', () => {
  const count = 1_500;
  const itemOf = (index: number) => ({ stepId: 'charge', instance: `each[${index}]/charge` });
  let runId: string;
  beforeAll(async () => {
    runId = await newRun();
    const now = new Date();
    const rowOf = (stepId: string, instance: string, kind: string, firstSeq: number, status: string) => ({
      ...{ runId, stepId, instance, kind, firstSeq, seq: firstSeq, status, startedAt: now },
    });
    const statusOf = (index: number) => (index === 777 ? 'failed' : index === count - 1 ? 'running' : 'done');
    await server.app.prisma.runStep.createMany({
      data: [
        rowOf('each', 'each', 'forEach', 1, 'running'),
        ...Array.from({ length: count }, (_, index) =>
          rowOf('charge', itemOf(index).instance, 'task', index + 2, statusOf(index)),
        ),
      ],
    });
  });
  const get = async <T>(path: string) => (await person.client.get<T>(`/api/v1/runs/${runId}${path}`)).body;
  interface Page {
    items: { instance: string }[];
    nextCursor: string | null;
  }

  test('begins with what is looked for: the loop, what failed, what is open, and the first ones', async () => {
    const run = await get<{ steps: { instance: string; status: string }[]; stepsLeftOut: boolean }>('');
    expect(run).toMatchObject({ stepsLeftOut: true });
    expect(run.steps.length).toBeLessThan(400);
    expect(run.steps.map(({ instance }) => instance)).toEqual(
      expect.arrayContaining(['each', ...[0, 1, 777, count - 1].map((index) => itemOf(index).instance)]),
    );
  });

  test('gives any item, and all of them page by page', async () => {
    const only = await get<Page>('/steps?within=each&item=901');
    expect(only).toMatchObject({ items: [itemOf(901)], nextCursor: null });
    const pages = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const after = cursor && `&cursor=${cursor}`;
      const page: Page = await get<Page>(`/steps?within=each&limit=500${after}`);
      pages.push(page.items.map(({ instance }) => instance));
      cursor = page.nextCursor;
    }
    expect(pages).toHaveLength(3);
    expect(pages.flat()).toEqual(Array.from({ length: count }, (_, index) => itemOf(index).instance));
    expect(await get('/steps?item=3')).toMatchObject({ code: 'INVALID_REQUEST' });
  });

  test('is told that many of them changed, not of each one', async () => {
    const live = await connect(person);
    live.say({ type: 'subscribe', id: 'a', channel: `run:${runId}` });
    await live.until('subscribed');
    const at = Date.now();
    await send(
      Array.from({ length: 100 }, (_, index) => ({
        ...{ runId, at, seq: 5_000 + index, ...itemOf(count + index) },
        ...{ type: 'step.started' as const, kind: 'task' },
      })),
    );
    await live.until('event', ({ event }) => event.kind === 'steps.changed');
    await live.until('event', ({ event }) => event.kind === 'run.changed');
    expect(live.messages.some(({ event }) => event?.kind === 'step.changed')).toBe(false);
    live.socket.close();
  });
});
