import { createHmac, randomUUID } from 'node:crypto';
import { WorkflowNotFoundError } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startServer, type Person, type TestServer } from '../support/server.ts';

let server: TestServer;
let person: Person;
let projectId: string;
beforeAll(async () => {
  server = await startServer(inject('stack'), { background: true });
  person = await server.signUp();
  projectId = (await person.client.post<{ id: string }>('/api/v1/projects', { name: 'Runs' })).body.id;
});
afterAll(() => server.stop());

interface RunBody {
  id: string;
  status: string;
  subject: string;
  output: unknown;
  steps: { instance: string; status: string; output: unknown }[];
  actions: { cancel: boolean; terminate: boolean; retry: boolean };
}

async function publish(definition: object): Promise<string> {
  const created = await person.client.post<{ id: string }>('/api/v1/workflows', {
    projectId,
    name: 'Order',
    definition: {
      format: 1,
      name: 'Order',
      subject: 'Order {{ input.id }}',
      input: {
        type: 'object',
        properties: { id: { type: 'string' }, n: { type: 'number', default: 1 } },
        required: ['id'],
      },
      ...definition,
    },
  });
  const published = await person.client.post(`/api/v1/workflows/${created.body.id}/publish`, { revision: 1 });
  expect(published.status).toBeLessThan(300);
  return created.body.id;
}
const pure = {
  steps: [{ id: 'double', kind: 'transform', value: '{{ input.n * 2 }}' }],
  output: '{{ steps.double }}',
};
/** Nobody serves its pool here: its runs stay queued. */
const waiting = { steps: [{ id: 'rest', kind: 'wait', for: '1h' }] };

const start = (workflowId: string, input: object, headers?: Record<string, string>) =>
  person.client.post<RunBody & { code: string }>(`/api/v1/workflows/${workflowId}/runs`, { input }, headers);
const get = async (id: string) => (await person.client.get<RunBody>(`/api/v1/runs/${id}`)).body;
const hookOf = async (workflowId: string) => {
  const trigger = await server.app.prisma.workflowTrigger.findFirstOrThrow({
    where: { workflowId, kind: 'webhook' },
  });
  return `/hooks/${trigger.token!}`;
};

describe('starting', () => {
  test('a run without effects is done when it is accepted, with its steps', async () => {
    const { status, body } = await start(await publish(pure), { id: 'A1', n: 21 });
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'completed', subject: 'Order A1' });
    expect(await get(body.id)).toMatchObject({
      output: 42,
      steps: [{ instance: 'double', status: 'done' }],
      actions: { cancel: false, terminate: false, retry: true },
    });
    expect(await server.app.prisma.outbox.count({ where: { subjectId: body.id } })).toBe(0);
  });

  test('says for each field what is wrong, and writes nothing', async () => {
    const workflowId = await publish(pure);
    expect(await start(workflowId, { n: 'many' })).toMatchObject({
      status: 422,
      body: { code: 'INVALID_INPUT', details: { fields: [{ path: 'id' }, { path: 'n' }] } },
    });
    expect(await server.app.prisma.run.count({ where: { workflowId } })).toBe(0);
  });

  test('a repeat with the same key gets the same run', async () => {
    const workflowId = await publish(waiting);
    const key = { 'idempotency-key': randomUUID() };
    const first = await start(workflowId, { id: '1' }, key);
    expect((await start(workflowId, { id: '1' }, key)).body.id).toBe(first.body.id);
    expect(await server.app.prisma.run.count({ where: { workflowId } })).toBe(1);
  });

  test('a repeat gets the run that an attempt made and could not tell of', async () => {
    const workflowId = await publish(waiting);
    const key = { 'idempotency-key': randomUUID() };
    const { prisma } = server.app;
    // The run is written before its steps are looked at for the answer.
    await prisma.$executeRawUnsafe('ALTER TABLE run_steps RENAME TO run_steps_away');
    try {
      expect((await start(workflowId, { id: '1' }, key)).status).toBe(500);
    } finally {
      await prisma.$executeRawUnsafe('ALTER TABLE run_steps_away RENAME TO run_steps');
    }
    const made = await prisma.run.findFirstOrThrow({ where: { workflowId } });
    expect(await start(workflowId, { id: '1' }, key)).toMatchObject({ status: 201, body: { id: made.id } });
    expect(await prisma.run.count({ where: { workflowId } })).toBe(1);
  });

  test('the outbox starts what its server could not, once', async () => {
    const { app } = server;
    const workflowId = await publish(waiting);
    const workflow = await app.prisma.workflow.findUniqueOrThrow({
      where: { id: workflowId },
      include: { queue: true },
    });
    // As a server leaves it that dies between its answer and the start.
    const run = await app.prisma.run.create({
      data: {
        workspaceId: person.workspaceId,
        ...{ projectId, workflowId, versionId: workflow.activeVersionId! },
        ...{
          queueName: workflow.queue.name,
          status: 'queued',
          subject: 'Order',
          trigger: 'manual',
          input: { id: '1', n: 1 },
        },
      },
    });
    await app.prisma.outbox.create({
      data: { kind: 'run.start', subjectId: run.id, payload: { runId: run.id } },
    });
    const description = await eventually(() => app.temporal.workflow.getHandle(run.id).describe());
    expect(description.status.name).toBe('RUNNING');
    await eventually(
      async () => (await app.prisma.outbox.findFirst({ where: { subjectId: run.id } }))?.doneAt,
    );
    // A second row, as a crash right after the start leaves it, starts nothing more.
    await app.prisma.outbox.create({
      data: { kind: 'run.start', subjectId: run.id, payload: { runId: run.id } },
    });
    await eventually(
      async () => (await app.prisma.outbox.count({ where: { subjectId: run.id, doneAt: null } })) === 0,
    );
    expect((await app.temporal.workflow.getHandle(run.id).describe()).runId).toBe(description.runId);
  });

  test('the reconciler starts a run whose start was lost', async () => {
    const { app } = server;
    const { body } = await start(await publish(waiting), { id: 'lost' });
    // What the outbox still has to start is left to it.
    await eventually(
      async () => (await app.prisma.outbox.count({ where: { subjectId: body.id, doneAt: null } })) === 0,
    );
    await app.temporal.workflowService.deleteWorkflowExecution({
      namespace: app.config.TEMPORAL_NAMESPACE,
      workflowExecution: { workflowId: body.id },
    });
    await eventually(async () => {
      try {
        await app.temporal.workflow.getHandle(body.id).describe();
        return false;
      } catch (error) {
        return error instanceof WorkflowNotFoundError;
      }
    });
    await app.services.jobs.add('reconcile', [{ data: { task: 'everything' } }]);
    expect((await eventually(() => app.temporal.workflow.getHandle(body.id).describe())).status.name).toBe(
      'RUNNING',
    );
  });

  test('a sub-workflow that its run did not get to start is closed with it, and never started', async () => {
    const { app } = server;
    const workflowId = await publish(waiting);
    const { body: parent } = await start(workflowId, { id: 'parent' });
    const { workspaceId, versionId, queueName } = await app.prisma.run.findUniqueOrThrow({
      where: { id: parent.id },
    });
    // As a worker leaves it whose run is stopped after it has written the row of the sub-workflow.
    const child = await app.prisma.run.create({
      data: {
        ...{ workspaceId, projectId, workflowId, versionId, queueName },
        ...{ status: 'queued', subject: 'Child', trigger: 'subworkflow', parentRunId: parent.id },
        input: {},
      },
    });
    await person.client.post(`/api/v1/runs/${parent.id}/terminate`, {});
    await app.services.jobs.add('reconcile', [{ data: { task: 'everything' } }]);
    await eventually(async () => (await get(child.id)).status === 'cancelled');
    expect(await app.prisma.outbox.count({ where: { subjectId: child.id } })).toBe(0);
  });
});

describe('stopping', () => {
  test('terminating ends a run at once, here and in what carries it', async () => {
    const { app } = server;
    const { body } = await start(await publish(waiting), { id: '1' });
    const ended = await person.client.post<RunBody>(`/api/v1/runs/${body.id}/terminate`, {
      reason: 'Wrong order',
    });
    expect(ended).toMatchObject({
      status: 200,
      body: { status: 'terminated', error: { message: 'Wrong order' } },
    });
    await eventually(
      async () => (await app.temporal.workflow.getHandle(body.id).describe()).status.name === 'TERMINATED',
    );
    expect((await person.client.post(`/api/v1/runs/${body.id}/cancel`)).status).toBe(409);
  });

  test('asking twice to cancel is asking once', async () => {
    const { body } = await start(await publish(waiting), { id: '1' });
    for (const _ of [1, 2])
      expect((await person.client.post(`/api/v1/runs/${body.id}/cancel`)).status).toBe(200);
    expect(await server.app.prisma.outbox.count({ where: { subjectId: body.id, kind: 'run.cancel' } })).toBe(
      1,
    );
    expect((await get(body.id)).actions.cancel).toBe(false);
  });
});

describe('webhooks', () => {
  const hook = (trigger: object = {}) => ({
    ...pure,
    triggers: [{ id: 'hook', kind: 'webhook', ...trigger }],
  });

  test('answer with the output, and run once for what is the same', async () => {
    const workflowId = await publish(hook({ reply: 'output', dedupeBy: 'id' }));
    const path = await hookOf(workflowId);
    const anonymous = server.client();
    expect(await anonymous.post(path, { id: 'x', n: 4 })).toMatchObject({ status: 200, body: 8 });
    const repeats = await Promise.all([5, 6, 7].map((n) => anonymous.post(path, { id: 'x', n })));
    expect(repeats.map(({ body }) => body)).toEqual([8, 8, 8]);
    expect(await server.app.prisma.run.count({ where: { workflowId } })).toBe(1);
  });

  test('answer with what a step says, the same to what is the same', async () => {
    const workflowId = await publish({
      ...hook({ reply: 'respond', dedupeBy: 'id' }),
      steps: [
        {
          id: 'say',
          kind: 'respond',
          status: '{{ input.n > 1 ? 201 : 404 }}',
          headers: { location: '/orders/{{ input.id }}\r\nx: y' },
          body: { twice: '{{ input.n * 2 }}' },
        },
        { id: 'more', kind: 'transform', value: '{{ steps.say.status }}' },
      ],
      output: '{{ steps.more }}',
    });
    const path = await hookOf(workflowId);
    for (const n of [4, 5]) {
      const answer = await server.client().post(path, { id: 'r', n });
      expect(answer).toMatchObject({ status: 201, body: { twice: 8 } });
      expect(answer.headers.get('location')).toBe('/orders/r x: y');
      expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    }
    expect((await server.client().post(path, { id: 's', n: 1 })).status).toBe(404);
    expect(await server.app.prisma.run.count({ where: { workflowId } })).toBe(2);
    // Started otherwise, it keeps what it would have answered.
    const { body } = await start(workflowId, { id: 't', n: 2 });
    const say = (await get(body.id)).steps.find(({ instance }) => instance === 'say');
    expect(say?.output).toMatchObject({ status: 201, body: { twice: 4 } });
  });

  test('wait for the step that answers, and let the run go on', async () => {
    const workflowId = await publish({
      steps: [{ id: 'say', kind: 'respond', body: 'Thank you' }, ...waiting.steps],
      triggers: [{ id: 'hook', kind: 'webhook', reply: 'respond' }],
    });
    const answering = server.client().post(await hookOf(workflowId), { id: 'w' });
    const run = await eventually(() => server.app.prisma.run.findFirst({ where: { workflowId } }));
    const answer = { key: 'w/say', status: 200, headers: {}, body: 'Thank you' };
    await server.app.prisma.run.update({ where: { id: run.id }, data: { answer } });
    const given = await answering;
    expect(given).toMatchObject({ status: 200, body: 'Thank you' });
    expect(given.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect((await get(run.id)).status).toBe('queued');
  });

  test('accept, and refuse what does not fit', async () => {
    const workflowId = await publish({ ...waiting, triggers: [{ id: 'hook', kind: 'webhook' }] });
    const path = await hookOf(workflowId);
    const { status, body } = await server.client().post<{ runId: string }>(path, { id: 'x' });
    expect(status).toBe(202);
    expect((await get(body.runId)).status).toBe('queued');
    expect((await server.client().post(path, { n: 1 })).status).toBe(422);
    expect((await server.client().post(path, '{"id":')).status).toBe(400);
    expect((await server.client().post('/hooks/0123456789abcdef0123', {})).status).toBe(404);
    expect((await server.client().post(path, { id: 'y'.repeat(1_200_000) })).status).toBe(413);
    expect((await server.client().request(path, { method: 'DELETE' })).status).toBe(404);
  });

  test('ask for a signature of the very body', async () => {
    const workflowId = await publish(hook({ reply: 'output', verify: 'secret' }));
    const path = await hookOf(workflowId);
    const text = '{"id":"s","n":3}';
    const send = (signature?: string) =>
      server.client().post(path, text, signature === undefined ? {} : { 'x-webhook-signature': signature });
    expect((await send('00')).status).toBe(401);
    const { body } = await person.client.post<{ secret: string }>(
      `/api/v1/workflows/${workflowId}/webhooks/hook/secret`,
    );
    const sign = (content: string) => createHmac('sha256', body.secret).update(content).digest('hex');
    expect(await send(sign(text))).toMatchObject({ status: 200, body: 6 });
    expect((await send(sign(`${text} `))).status).toBe(401);
    expect((await send()).status).toBe(401);
  });

  test('of a workflow that is switched off are not there', async () => {
    const workflowId = await publish(hook());
    const path = await hookOf(workflowId);
    await person.client.request(`/api/v1/workflows/${workflowId}`, {
      method: 'PATCH',
      body: { enabled: false },
    });
    expect((await server.client().post(path, { id: 'x' })).status).toBe(404);
  });
});

test('lists page, filter and search, and nobody sees another workspace', async () => {
  const workflowId = await publish(pure);
  for (const id of ['L1', 'L2', 'L3']) await start(workflowId, { id });
  type List = { items: RunBody[]; nextCursor: string | null };
  const list = async (query: string) =>
    (await person.client.get<List>(`/api/v1/runs?workflowId=${workflowId}&${query}`)).body;
  const first = await list('limit=2');
  expect(first.items.map(({ subject }) => subject)).toEqual(['Order L3', 'Order L2']);
  const second = await list(`limit=2&cursor=${first.nextCursor}`);
  expect(second).toMatchObject({ items: [{ subject: 'Order L1' }], nextCursor: null });
  expect((await list('q=order%20l2')).items).toHaveLength(1);
  expect((await list('q=L2')).items).toHaveLength(1);
  expect((await list('q=%25')).items).toHaveLength(0);
  expect((await list(`q=${first.items[0]!.id}`)).items).toHaveLength(1);
  expect((await list('status=failed&status=queued')).items).toHaveLength(0);
  expect((await list('status=completed')).items).toHaveLength(3);
  const stranger = await server.signUp();
  expect((await stranger.client.get<List>(`/api/v1/runs?workflowId=${workflowId}`)).body.items).toHaveLength(
    0,
  );
  expect((await stranger.client.get(`/api/v1/runs/${first.items[0]!.id}`)).status).toBe(404);
});

test('counts stay the same when the rollup takes them over', async () => {
  const workflowId = await publish(pure);
  for (const id of ['1', '2']) await start(workflowId, { id });
  const counts = async () =>
    (await person.client.get<Record<string, number>>(`/api/v1/runs/counts?workflowId=${workflowId}`)).body;
  expect(await counts()).toMatchObject({ completed: 2, queued: 0 });
  await server.app.services.jobs.add('rollup', [{ data: { task: 'whole' } }]);
  await eventually(async () => (await server.app.prisma.runRollup.count({ where: { workflowId } })) >= 2);
  expect(await counts()).toMatchObject({ completed: 2 });
  await start(workflowId, { id: '3' });
  expect(await counts()).toMatchObject({ completed: 3 });
});
