import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createWorkplace, eventually, startService, type Workplace } from './support.ts';

let place: Workplace;
let service: Awaited<ReturnType<typeof startService>>;
let refusals = 0;

beforeAll(async () => {
  place = await createWorkplace(inject('stack'));
  service = await startService((request, response) => {
    if (refusals-- > 0) return response.writeHead(503).end('busy');
    response.setHeader('content-type', 'application/json');
    return response.end(JSON.stringify({ told: request.headers.authorization }));
  });
  place.startHost({ ALLOWED_HOSTS: service.host });
});
afterAll(async () => {
  service.close();
  await place.close();
});

const post = (url: string) => ({
  id: 'call',
  kind: 'task' as const,
  action: 'http.request',
  with: { method: 'POST', url, headers: { authorization: 'Bearer {{ secrets.token }}' }, body: {} },
});

test('a sleeping pool wakes, carries the run, and tells of each step', async () => {
  const workflow = await place.publish({
    name: 'Double',
    input: { type: 'object', properties: { n: { type: 'number' } }, required: ['n'] },
    steps: [
      {
        id: 'twice',
        kind: 'code',
        source: 'export default ({ n }: { n: number }) => { console.log("at work"); return n * 2; };',
        with: { n: '{{ input.n }}' },
      },
    ],
    output: '{{ steps.twice }}',
  });
  const run = await place.start(workflow, { n: 21 });
  expect(await run.handle.result()).toBe(42);
  const events = await eventually(async () => {
    const all = await place.events(run.id);
    return all.some(({ type }) => type === 'run.finished') && all;
  });
  expect(events.map(({ type }) => type)).toEqual([
    'run.started',
    'step.started',
    'step.attempt',
    'step.attempt',
    'step.finished',
    'run.finished',
  ]);
  expect(events.find((event) => event.type === 'step.attempt' && event.phase === 'succeeded')).toMatchObject({
    worker: 'test-host',
    logs: [{ level: 'log', message: 'at work' }],
  });
  const seat = await place.prisma.worker.findFirstOrThrow({ where: { queueId: place.queue.id } });
  expect(seat).toMatchObject({ status: 'running', sleeping: false });
});

test('tries again with the same key, and lets no secret out of the task', async () => {
  const canary = 'CANARY-3f9c';
  await place.keepSecret('token', canary);
  refusals = 1;
  const workflow = await place.publish({
    name: 'Call',
    input: { type: 'object', properties: {} },
    steps: [post(service.url)],
    output: '{{ steps.call.body.told }}',
  });
  const run = await place.start(workflow);
  expect(await run.handle.result()).toBe('Bearer •••');
  expect(service.keys).toEqual([`${run.id}/call`, `${run.id}/call`]);
  const events = await eventually(async () => {
    const all = await place.events(run.id);
    return all.some(({ type }) => type === 'run.finished') && all;
  });
  expect(JSON.stringify(events)).not.toContain(canary);
});

test('says in plain words why an address is refused', async () => {
  const workflow = await place.publish({
    name: 'Metadata',
    input: { type: 'object', properties: {} },
    steps: [
      { id: 'call', kind: 'task', action: 'http.request', with: { url: 'http://169.254.169.254/latest/' } },
    ],
  });
  const run = await place.start(workflow);
  await expect(run.handle.result()).rejects.toMatchObject({ cause: { type: 'ADDRESS_NOT_ALLOWED' } });
});

test('keeps one mail with the outbox row that sends it', async () => {
  const workflow = await place.publish({
    name: 'Mail',
    input: { type: 'object', properties: {} },
    steps: [
      {
        id: 'mail',
        kind: 'task',
        action: 'email.send',
        with: { to: 'a@example.com', subject: 'Hello', text: 'Text' },
      },
    ],
  });
  const run = await place.start(workflow);
  await run.handle.result();
  const [mail, ...more] = await place.prisma.mail.findMany({ where: { runId: run.id } });
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ to: ['a@example.com'], subject: 'Hello', status: 'sending' });
  expect(await place.prisma.outbox.count({ where: { kind: 'mail.send', subjectId: mail!.id } })).toBe(1);
});

test('tells people once, and says of whom nobody is known', async () => {
  const workflow = await place.publish({
    name: 'Tell',
    steps: [
      {
        id: 'tell',
        kind: 'notify',
        to: { people: ['nobody@example.com'], roles: ['admin'], starter: true },
        message: 'Order 7 is late',
        urgency: 'urgent',
      },
      {
        id: 'safely',
        kind: 'try',
        steps: [{ id: 'none', kind: 'notify', to: { people: ['nobody@example.com'] }, message: 'Lost' }],
        catch: [{ id: 'why', kind: 'transform', value: '{{ error.code }}' }],
      },
    ],
    output: '{{ steps.tell.told }} {{ steps.tell.unknown[0] }} {{ steps.why }}',
  });
  const run = await place.start(workflow);
  // The one person is an admin and has started the run: told once.
  expect(await run.handle.result()).toBe('1 nobody@example.com PERSON_UNKNOWN');
  const messages = await place.prisma.message.findMany({
    where: { runId: run.id },
    include: { recipients: true },
  });
  expect(messages).toMatchObject([
    { text: 'Order 7 is late', urgency: 'urgent', recipients: [{ userId: place.user.id, readAt: null }] },
  ]);
  const outbox = await place.prisma.outbox.findMany({ where: { kind: 'message.notify' } });
  expect(outbox.map(({ subjectId }) => subjectId)).toEqual([messages[0]!.id]);
});

test('keeps the first answer to the caller', async () => {
  const workflow = await place.publish({
    name: 'Answer',
    triggers: [{ id: 'hook', kind: 'webhook', reply: 'respond' }],
    steps: [
      {
        id: 'each',
        kind: 'forEach',
        items: '[1, 2]',
        steps: [{ id: 'say', kind: 'respond', status: '{{ 200 + item }}', body: { n: '{{ item }}' } }],
        collect: '{{ steps.say.status }}',
      },
      { id: 'pause', kind: 'wait', for: '10ms' },
    ],
    output: '{{ steps.each }}',
  });
  const run = await place.start(workflow);
  expect(await run.handle.result()).toEqual([201, 202]);
  const { answer } = await place.prisma.run.findUniqueOrThrow({ where: { id: run.id } });
  expect(answer).toEqual({ key: `${run.id}/each[0]/say`, status: 201, headers: {}, body: { n: 1 } });
});

test('starts a sub-workflow on its own run row', async () => {
  const child = await place.publish({
    name: 'Child',
    input: { type: 'object', properties: { n: { type: 'number' } }, required: ['n'] },
    steps: [{ id: 'next', kind: 'transform', value: '{{ input.n + 1 }}' }],
    output: '{{ steps.next }}',
  });
  const parent = await place.publish({
    name: 'Parent',
    input: { type: 'object', properties: {} },
    steps: [{ id: 'sub', kind: 'subworkflow', workflow: child.workflowId, with: { n: 1 } }],
    output: '{{ steps.sub }}',
  });
  const run = await place.start(parent);
  expect(await run.handle.result()).toBe(2);
  const rows = await place.prisma.run.findMany({ where: { parentRunId: run.id } });
  expect(rows).toMatchObject([{ trigger: 'subworkflow', versionId: child.versionId, parentInstance: 'sub' }]);
});

describe('approvals', () => {
  const ask = (deadline?: string) => ({
    name: `Ask ${deadline ?? ''}`,
    input: { type: 'object' as const, properties: {} },
    steps: [
      {
        id: 'ok',
        kind: 'approval' as const,
        ask: 'Fine?',
        to: { people: [place.user.email.toUpperCase()] },
        ...(deadline ? { deadline: { after: deadline, then: 'reject' as const } } : {}),
      },
    ],
    output: '{{ steps.ok.decision }}',
  });
  const pending = (runId: string) =>
    eventually(() =>
      place.prisma.approval.findFirst({ where: { runId, status: 'pending' }, include: { assignees: true } }),
    );

  test('asks the people named, counts what is open, and goes on with the decision', async () => {
    const run = await place.start(await place.publish(ask()));
    const approval = await pending(run.id);
    expect(approval.assignees).toMatchObject([{ userId: place.user.id }]);
    expect(await place.prisma.run.findUnique({ where: { id: run.id } })).toMatchObject({ openApprovals: 1 });
    expect(
      await place.prisma.outbox.count({ where: { kind: 'approval.notify', subjectId: approval.id } }),
    ).toBe(1);
    await place.prisma.approval.update({
      where: { id: approval.id },
      data: { status: 'approved', decidedById: place.user.id, decidedAt: new Date() },
    });
    await run.handle.signal('approvalDecided', { approvalId: approval.id });
    expect(await run.handle.result()).toBe('approved');
  });

  test('an event without a decision changes nothing', async () => {
    const run = await place.start(await place.publish(ask('4s')));
    const { id } = await pending(run.id);
    await run.handle.signal('approvalDecided', { approvalId: id });
    expect(await run.handle.result()).toBe('rejected');
    expect(await place.prisma.approval.findUnique({ where: { id } })).toMatchObject({
      status: 'rejected',
      decidedById: null,
    });
    expect(await place.prisma.run.findUnique({ where: { id: run.id } })).toMatchObject({ openApprovals: 0 });
  });

  test('withdraws what a cancelled run asks', async () => {
    const run = await place.start(await place.publish(ask()));
    const { id } = await pending(run.id);
    await run.handle.cancel();
    await expect(run.handle.result()).rejects.toThrow();
    expect(await place.prisma.approval.findUnique({ where: { id } })).toMatchObject({ status: 'withdrawn' });
  });

  test('fails at once where nobody could decide', async () => {
    const stranger = { ...ask(), steps: [{ ...ask().steps[0]!, to: { people: ['nobody@example.com'] } }] };
    const run = await place.start(await place.publish(stranger));
    await expect(run.handle.result()).rejects.toMatchObject({ cause: { type: 'APPROVER_UNKNOWN' } });
  });
});
