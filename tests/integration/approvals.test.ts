import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startServer, type Person, type TestServer } from '../support/server.ts';
import { fillWorkspace, type FilledWorkspace } from '../support/workspace.ts';

let server: TestServer;
let owner: Person;
let filled: FilledWorkspace;
beforeAll(async () => {
  server = await startServer(inject('stack'), { background: true });
  owner = await server.signUp();
  filled = await fillWorkspace(server.app, owner);
});
afterAll(() => server.stop());

interface ApprovalBody {
  id: string;
  status: string;
  canDecide: boolean;
  votes: { decision: string }[];
}
type Decided = { approval: ApprovalBody } & { code: string; details: Record<string, unknown> };

async function colleague(role: 'member' | 'admin' = 'member'): Promise<Person> {
  const email = `${randomUUID()}@example.com`;
  const { body } = await owner.client.post<{ id: string }>('/api/v1/people/invitations', { email, role });
  return server.signUp({ email, invitationId: body.id });
}

/** A request of a run that nobody is carrying. */
async function ask(
  overrides: {
    rule?: object;
    roles?: string[];
    people?: Person[];
    risk?: string;
    form?: object;
    allowSelf?: boolean;
    deadlineInMs?: number;
    deadlineThen?: string;
    more?: object;
  } = {},
): Promise<string> {
  const { prisma } = server.app;
  const run = await prisma.run.findUniqueOrThrow({ where: { id: filled.runId } });
  const { id: _, steps: __, ...copy } = { ...run, steps: undefined };
  const own = await prisma.run.create({
    data: {
      ...copy,
      input: copy.input as object,
      output: undefined,
      error: undefined,
      values: undefined,
      answer: undefined,
      said: undefined,
    },
  });
  const { deadlineInMs } = overrides;
  const approval = await prisma.approval.create({
    data: {
      workspaceId: owner.workspaceId,
      projectId: filled.projectId,
      runId: own.id,
      stepId: 'ask',
      instance: 'ask',
      ask: 'Go on?',
      subject: 'Guarded',
      facts: [{ label: 'Amount', value: 7 }],
      risk: overrides.risk ?? 'normal',
      rule: overrides.rule ?? { kind: 'any' },
      roles: overrides.roles ?? ['member'],
      allowSelf: overrides.allowSelf ?? true,
      requestedById: owner.userId,
      ...(overrides.form ? { form: overrides.form } : {}),
      ...(deadlineInMs === undefined
        ? {}
        : {
            deadlineAt: new Date(Date.now() + deadlineInMs),
            deadlineThen: overrides.deadlineThen ?? 'reject',
          }),
      ...overrides.more,
      assignees: { create: (overrides.people ?? []).map(({ userId }) => ({ userId })) },
    },
  });
  return approval.id;
}

const decide = (person: Person, id: string, body: object = {}) =>
  person.client.post<Decided>(`/api/v1/approvals/${id}/decision`, {
    decision: 'approve',
    decisionId: randomUUID(),
    ...body,
  });
const inbox = async (person: Person, box = 'waiting') =>
  (
    await person.client.get<{ items: ApprovalBody[]; waitingCount: number }>(
      `/api/v1/approvals?box=${box}&limit=100`,
    )
  ).body;

describe('deciding', () => {
  test('of many decisions at once one wins, and the others are told by whom', async () => {
    const id = await ask();
    const people = [owner, await colleague(), await colleague()];
    const answers = await Promise.all(
      people.flatMap((person) => [decide(person, id), decide(person, id, { decision: 'reject' })]),
    );
    const winners = answers.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    const verdict = winners[0]!.body.approval.status;
    for (const { body } of answers.filter(({ status }) => status !== 200)) {
      expect(body).toMatchObject({
        code: 'ALREADY_DECIDED',
        details: { decision: verdict, decidedBy: { id: expect.any(String) } },
      });
    }
    const events = await server.app.prisma.outbox.count({
      where: { kind: 'run.event', payload: { path: ['data', 'approvalId'], equals: id } },
    });
    expect(events).toBe(1);
  });

  test('a repeat of the same decision is the same decision', async () => {
    const id = await ask();
    const decisionId = randomUUID();
    const [first, ...repeats] = await Promise.all(
      [1, 2, 3].map(() => decide(owner, id, { decisionId, via: 'offline' })),
    );
    for (const answer of [first, ...repeats, await decide(owner, id, { decisionId })]) {
      expect(answer).toMatchObject({
        status: 200,
        body: { approval: { status: 'approved', votes: [{ decision: 'approve' }] } },
      });
    }
    const other = await ask();
    expect(await decide(owner, other, { decisionId })).toMatchObject({
      status: 409,
      body: { code: 'DECISION_ID_TAKEN' },
    });
  });

  test('all have to approve where the rule says so', async () => {
    const [ann, bob] = [await colleague(), await colleague()];
    const id = await ask({ rule: { kind: 'all' }, roles: [], people: [ann, bob] });
    expect((await decide(ann, id)).body.approval).toMatchObject({ status: 'pending', canDecide: false });
    expect(await decide(ann, id)).toMatchObject({ status: 409, body: { code: 'ALREADY_DECIDED' } });
    expect(await decide(owner, id)).toMatchObject({ status: 403, body: { code: 'NOT_AN_APPROVER' } });
    expect((await decide(bob, id)).body.approval.status).toBe('approved');
  });

  test('everybody sees who has decided and who is still asked, and each sees their own vote under done', async () => {
    const [ann, bob] = [await colleague(), await colleague()];
    const id = await ask({ rule: { kind: 'quorum', count: 2 }, roles: [], people: [ann, bob, owner] });
    await decide(ann, id, { decision: 'reject' });
    expect((await bob.client.get(`/api/v1/approvals/${id}`)).body).toMatchObject({
      progress: { approved: 0, rejected: 1, needed: 2 },
      votes: [{ person: { id: ann.userId }, decision: 'reject' }],
      stillAsked: expect.toSatisfy(
        (people: { id: string }[]) => people.length === 2 && people.every((one) => one.id !== ann.userId),
      ),
    });
    expect((await inbox(ann, 'done')).items.some((item) => item.id === id)).toBe(true);
    expect((await decide(bob, id, { decision: 'reject' })).body.approval.status).toBe('rejected');
  });

  test('who was removed is not waited for', async () => {
    const [ann, bob, carl] = [await colleague(), await colleague(), await colleague()];
    const all = await ask({ rule: { kind: 'all' }, roles: [], people: [ann, bob] });
    const two = await ask({ rule: { kind: 'quorum', count: 2 }, roles: [], people: [bob, carl] });
    await decide(ann, all);
    await owner.client.request(`/api/v1/people/${bob.userId}`, { method: 'DELETE' });
    const statusOf = async (id: string) =>
      (await owner.client.get<ApprovalBody>(`/api/v1/approvals/${id}`)).body.status;
    expect(await statusOf(all)).toBe('approved');
    expect(await statusOf(two)).toBe('rejected');
  });

  test('when it takes too long others are asked, once, and stand in for who has not answered', async () => {
    const [ann, boss] = [await colleague(), await colleague()];
    const id = await ask({
      rule: { kind: 'all' },
      roles: [],
      people: [ann, owner],
      more: {
        escalateAt: new Date(Date.now() - 1_000),
        escalatePeople: [boss.userId],
        remindEveryMs: 1,
        remindAtMost: 1,
      },
    });
    expect(await decide(boss, id)).toMatchObject({ status: 403, body: { code: 'NOT_AN_APPROVER' } });
    const watch = () => server.app.services.jobs.add('reconcile', [{ data: { task: 'approvals' } }]);
    await watch();
    await eventually(async () => (await inbox(boss)).items.some((item) => item.id === id));
    // What is asked for after it is done after it.
    const next = await ask({ deadlineInMs: -1, deadlineThen: 'expire' });
    await watch();
    await eventually(
      async () =>
        (await owner.client.get<ApprovalBody>(`/api/v1/approvals/${next}`)).body.status === 'expired',
    );
    await watch();
    const told = (kind: string) => server.app.prisma.outbox.count({ where: { kind, subjectId: id } });
    await eventually(async () => (await told('approval.remind')) > 0);
    expect(await told('approval.escalate')).toBe(1);
    expect(await told('approval.remind')).toBe(1);
    expect((await decide(boss, id)).body.approval.status).toBe('approved');
  });

  test('votes at once still make the verdict that they amount to', async () => {
    const people = [owner, await colleague(), await colleague()];
    const id = await ask({ rule: { kind: 'quorum', count: 2 }, roles: [], people });
    const answers = await Promise.all(people.map((person) => decide(person, id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    expect((await owner.client.get<ApprovalBody>(`/api/v1/approvals/${id}`)).body.status).toBe('approved');
  });

  test('who started the run may not decide where that is forbidden', async () => {
    const id = await ask({ allowSelf: false });
    expect(await decide(owner, id)).toMatchObject({ status: 403, body: { code: 'SELF_APPROVAL' } });
    expect((await inbox(owner)).items.some((item) => item.id === id)).toBe(false);
    expect((await decide(await colleague(), id)).status).toBe(200);
  });

  test('roles are those of now', async () => {
    const id = await ask({ roles: ['admin'] });
    expect(await decide(await colleague('member'), id)).toMatchObject({
      status: 403,
      body: { code: 'NOT_AN_APPROVER' },
    });
    expect((await decide(await colleague('admin'), id)).status).toBe(200);
  });

  test('the form has to be filled in to approve, and not to reject', async () => {
    const form = {
      type: 'object',
      properties: { reason: { type: 'string', minLength: 3 } },
      required: ['reason'],
    };
    const id = await ask({ form });
    expect(await decide(owner, id)).toMatchObject({
      status: 422,
      body: { code: 'INVALID_FORM', details: { fields: [{ path: 'reason' }] } },
    });
    expect(await decide(owner, id, { form: { reason: 'fine' } })).toMatchObject({
      body: { approval: { status: 'approved', formValues: { reason: 'fine' } } },
    });
    expect((await decide(owner, await ask({ form }), { decision: 'reject' })).status).toBe(200);
  });

  test('high risk needs the password, and guessing it is limited', async () => {
    const person = await colleague();
    const id = await ask({ risk: 'high' });
    expect(await decide(person, id)).toMatchObject({
      status: 403,
      body: { code: 'REAUTHENTICATION_REQUIRED' },
    });
    expect((await decide(person, id, { password: person.account.password })).status).toBe(200);
    const next = await ask({ risk: 'high' });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await decide(person, next, { password: 'wrong one' })).status).toBe(403);
    }
    expect((await decide(person, next, { password: person.account.password })).status).toBe(429);
  });

  test('after the deadline nobody decides, and the deadline does', async () => {
    const id = await ask({ deadlineInMs: -1_000, deadlineThen: 'approve' });
    expect(await decide(owner, id)).toMatchObject({ status: 410, body: { code: 'EXPIRED' } });
    expect((await owner.client.get(`/api/v1/approvals/${id}`)).body).toMatchObject({
      status: 'approved',
      decidedBy: null,
    });
    // Also when nobody tries.
    const sleeping = await ask({ deadlineInMs: -1_000, deadlineThen: 'expire' });
    await server.app.services.jobs.add('reconcile', [{ data: { task: 'approvals' } }]);
    await eventually(
      async () =>
        (await owner.client.get<ApprovalBody>(`/api/v1/approvals/${sleeping}`)).body.status === 'expired',
    );
  });
});

test('the inbox tells what waits, what was asked and what is done', async () => {
  const person = await colleague();
  const id = await ask({ roles: [], people: [person] });
  expect(await inbox(person)).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ id, canDecide: true })]),
  });
  const before = (await inbox(person)).waitingCount;
  expect((await inbox(owner, 'asked')).items.some((item) => item.id === id)).toBe(true);
  await decide(person, id, { comment: 'Fine' });
  expect((await inbox(person)).waitingCount).toBe(before - 1);
  expect((await inbox(person, 'done')).items.some((item) => item.id === id)).toBe(true);
  const stranger = await server.signUp();
  expect((await stranger.client.get(`/api/v1/approvals/${id}`)).status).toBe(404);
  expect((await decide(stranger, id)).status).toBe(404);
});

describe('a notification’s button', () => {
  const press = (body: object) =>
    server.client().post<{ status: string; code: string }>('/api/v1/approvals/decide-by-token', {
      decision: 'approve',
      decisionId: randomUUID(),
      ...body,
    });

  async function grantFor(person: Person, approvalId: string, overrides: object = {}): Promise<string> {
    const subscription = await server.app.prisma.pushSubscription.create({
      data: {
        userId: person.userId,
        endpoint: `https://push.example/${randomUUID()}`,
        p256dh: 'x',
        auth: 'x',
      },
    });
    return server.app.services.decisionTokens.sign({
      approvalId,
      instance: 'ask',
      userId: person.userId,
      subscriptionId: subscription.id,
      decisions: ['approve', 'reject'],
      expiresAt: Date.now() + 60_000,
      ...overrides,
    });
  }

  test('decides once, without a session, and a plain GET never does', async () => {
    const person = await colleague();
    const id = await ask();
    const token = await grantFor(person, id);
    expect(
      (await server.client().get(`/api/v1/approvals/decide-by-token?token=${token}&decision=approve`)).status,
    ).toBeGreaterThanOrEqual(400);
    const decisionId = randomUUID();
    expect(await press({ token, decisionId })).toMatchObject({ status: 200, body: { status: 'approved' } });
    expect((await press({ token, decisionId })).status).toBe(200);
    expect(await press({ token })).toMatchObject({ status: 409, body: { code: 'ALREADY_DECIDED' } });
  });

  test('is worth nothing changed, expired, for another request, or in the hand of who was removed', async () => {
    const person = await colleague();
    const [id, other] = [await ask(), await ask()];
    const token = await grantFor(person, id);
    expect((await press({ token: `${token.slice(0, -2)}xx` })).status).toBe(403);
    expect((await press({ token: await grantFor(person, id, { expiresAt: Date.now() - 1 }) })).status).toBe(
      403,
    );
    expect((await press({ token: await grantFor(person, other, { instance: 'ask#old' }) })).status).toBe(403);
    expect((await press({ token: await grantFor(person, id, { decisions: ['reject'] }) })).status).toBe(403);
    expect((await press({ token: await grantFor(person, await ask({ risk: 'high' })) })).status).toBe(403);
    await owner.client.request(`/api/v1/people/${person.userId}`, { method: 'DELETE' });
    expect((await press({ token })).status).toBe(403);
    expect((await owner.client.get(`/api/v1/approvals/${id}`)).body).toMatchObject({ status: 'pending' });
  });

  test('ends with the device’s session', async () => {
    const person = await colleague();
    const id = await ask();
    const token = await grantFor(person, id);
    await server.app.prisma.pushSubscription.deleteMany({ where: { userId: person.userId } });
    expect(await press({ token })).toMatchObject({ status: 403, body: { code: 'INVALID_TOKEN' } });
  });
});
