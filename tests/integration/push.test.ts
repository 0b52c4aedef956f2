import { readFile } from 'node:fs/promises';
import tls from 'node:tls';
import { makeInstanceSecrets } from '@wfb/launcher/instance/instance-secrets';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startPushService, type PushService } from '../support/push-service.ts';
import { startServer, type Person, type TestServer } from '../support/server.ts';
import { fillWorkspace, type FilledWorkspace } from '../support/workspace.ts';

let push: PushService;
let server: TestServer;
let person: Person;
let filled: FilledWorkspace;
let device: ReturnType<PushService['subscribe']>;

beforeAll(async () => {
  push = await startPushService();
  const authority = await readFile(push.environment.NODE_EXTRA_CA_CERTS, 'utf8');
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), authority]);
  const secrets = makeInstanceSecrets();
  server = await startServer(inject('stack'), {
    background: true,
    env: {
      ALLOWED_HOSTS: push.environment.ALLOWED_HOSTS,
      VAPID_PUBLIC_KEY: secrets.vapid.publicKey,
      VAPID_PRIVATE_KEY: secrets.vapid.privateKey,
      VAPID_SUBJECT: 'mailto:owner@example.com',
    },
  });
  person = await server.signUp();
  filled = await fillWorkspace(server.app, person);
});
afterAll(async () => {
  await server.stop();
  await push.stop();
});
beforeEach(async () => {
  push.answerWith(201);
  await server.app.prisma.pushSubscription.deleteMany();
  device = push.subscribe();
  expect((await subscribe(person, device)).status).toBe(200);
});

const subscribe = (who: Person, { endpoint, keys }: { endpoint: string; keys: object }) =>
  who.client.post<{ id: string; code: string }>('/api/v1/push/subscriptions', { endpoint, keys });
const rows = () => server.app.prisma.pushSubscription.findMany();

/** A request, told to everybody who is asked. */
async function ask(overrides: object = {}): Promise<string> {
  const { prisma } = server.app;
  const template = await prisma.run.findUniqueOrThrow({ where: { id: filled.runId } });
  const run = await prisma.run.create({
    data: {
      workspaceId: person.workspaceId,
      ...{ projectId: filled.projectId, workflowId: filled.workflowId, versionId: filled.versionId },
      ...{
        queueName: template.queueName,
        status: 'waiting',
        subject: 'Guarded',
        trigger: 'manual',
        input: {},
      },
    },
  });
  const approval = await prisma.approval.create({
    data: {
      workspaceId: person.workspaceId,
      ...{ projectId: filled.projectId, runId: run.id, stepId: 'ask', instance: 'ask' },
      ...{ ask: 'Approve order 7?', subject: 'Order 7', facts: [{ label: 'Amount', value: '1,200 EUR' }] },
      ...{ risk: 'normal', rule: { kind: 'any' }, roles: ['owner'] },
      ...overrides,
    },
  });
  await prisma.outbox.create({
    data: { kind: 'approval.notify', subjectId: approval.id, payload: { approvalId: approval.id } },
  });
  server.app.services.outbox.kick();
  return approval.id;
}

interface Payload {
  kind: string;
  title: string;
  body: string;
  badge: number;
  approval?: { id: string; token?: string; risk: string };
}
const received = (id: string, kind = 'approval') =>
  push.waitFor(({ text }) => {
    const payload = JSON.parse(text ?? '{}') as Payload & { url: string };
    return payload.kind === kind && payload.url === `/approvals/${id}`;
  });
const sending = (subscriptionId: string) =>
  eventually(() =>
    server.app.prisma.outbox.findFirst({
      where: { kind: 'push.send', subjectId: subscriptionId, attempts: { gt: 0 }, lastError: { not: null } },
    }),
  );

describe('a request', () => {
  test('arrives as a notification that decides by its button, and the other devices are told', async () => {
    const other = push.subscribe();
    await subscribe(person, other);
    const id = await ask({ deadlineAt: new Date(Date.now() + 3_600_000), deadlineThen: 'reject' });
    const message = await received(id);
    const payload = JSON.parse(message.text!) as Payload;
    expect(payload).toMatchObject({
      ...{ title: 'Approve order 7?', body: 'Amount: 1,200 EUR', web_push: 8030 },
      approval: { id, risk: 'normal', token: expect.any(String) },
    });
    expect(message.size).toBeLessThanOrEqual(4_096);
    expect(message.headers).toMatchObject({
      ...{ urgency: 'high', 'content-encoding': 'aes128gcm' },
      topic: expect.stringMatching(/^[A-Za-z0-9_-]{1,32}$/),
      authorization: expect.stringMatching(/^vapid t=/),
    });
    expect(Number(message.headers.ttl)).toBeGreaterThan(3_500);
    expect(Number(message.headers.ttl)).toBeLessThanOrEqual(3_600);
    const { badge } = payload;
    const decided = await server.client().post('/api/v1/approvals/decide-by-token', {
      ...{ token: payload.approval!.token, decision: 'approve', decisionId: crypto.randomUUID() },
    });
    expect(decided).toMatchObject({ status: 200, body: { status: 'approved', waitingCount: badge - 1 } });
    const closed = JSON.parse((await received(id, 'approval.closed')).text!) as Payload;
    expect(closed).toMatchObject({ body: `Approved by ${person.account.name}.`, badge: badge - 1 });
  });

  test('of high risk has no button, and a long one still fits', async () => {
    const id = await ask({ risk: 'high', ask: 'Grüße '.repeat(2_000) });
    const message = await received(id);
    expect((JSON.parse(message.text!) as Payload).approval).toEqual({ id, risk: 'high' });
    expect(Buffer.byteLength(message.text!)).toBeLessThan(3_993);
  });

  test('reaches by mail who has no device', async () => {
    await server.app.prisma.pushSubscription.deleteMany();
    const id = await ask();
    const mail = await eventually(() =>
      server.app.prisma.mail.findFirst({ where: { text: { contains: `/approvals/${id}` }, status: 'kept' } }),
    );
    expect(mail).toMatchObject({ to: [person.account.email], subject: 'Approve order 7?' });
    type Mails = { items: { subject: string }[] };
    expect((await person.client.get<Mails>('/api/v1/mails')).body.items[0]).toMatchObject({
      subject: 'Approve order 7?',
    });
    const stranger = await server.signUp();
    expect((await stranger.client.get<Mails>('/api/v1/mails')).body.items).toEqual([]);
  });
});

describe('the answer of the push service', () => {
  test.each([404, 410])('%i ends the subscription', async (status) => {
    push.answerWith(status);
    await ask();
    await eventually(async () => (await rows()).length === 0);
  });

  test.each([401, 403])('%i deletes nothing and raises an alarm', async (status) => {
    await server.app.prisma.mail.deleteMany();
    push.answerWith(status);
    await ask();
    const [row] = await rows();
    await sending(row!.id);
    expect(await rows()).toMatchObject([{ lastError: `The push service answered ${status}.` }]);
    await eventually(() =>
      server.app.prisma.mail.findFirst({ where: { subject: 'Notifications do not arrive' } }),
    );
  });

  test('429 pauses the device for as long as it says', async () => {
    push.answerWith(429, { 'retry-after': '120' });
    await ask();
    const paused = await eventually(async () => (await rows())[0]?.pausedUntil);
    expect(paused.getTime() - Date.now()).toBeGreaterThan(100_000);
    const waiting = await sending((await rows())[0]!.id);
    expect(waiting.nextAt.getTime() - Date.now()).toBeGreaterThan(100_000);
  });

  test('413 is met with a shorter message, once', async () => {
    push.answerWith(413);
    const id = await ask();
    const row = await eventually(() =>
      server.app.prisma.outbox.findFirst({
        where: { kind: 'push.send', payload: { path: ['small'], equals: true }, subjectId: { not: '' } },
      }),
    );
    expect(row.payload).toMatchObject({ notice: { approvalId: id } });
    await eventually(
      async () => (await server.app.prisma.outbox.findUniqueOrThrow({ where: { id: row.id } })).failedAt,
    );
    expect(await rows()).toHaveLength(1);
  });

  test('5xx is tried again until it goes through', async () => {
    push.answerWith(503, { 'retry-after': '1' });
    const id = await ask();
    await sending((await rows())[0]!.id);
    push.answerWith(201);
    await received(id);
    await eventually(async () => (await rows())[0]?.lastSentAt);
    expect(await rows()).toMatchObject([{ lastError: null }]);
  });
});

describe('devices', () => {
  test('are listed, tested, renewed and switched off by their owner alone', async () => {
    const stranger = await server.signUp();
    expect((await stranger.client.post('/api/v1/push/test', { endpoint: device.endpoint })).status).toBe(404);
    expect((await person.client.post('/api/v1/push/test', { endpoint: device.endpoint })).body).toMatchObject(
      { ok: true },
    );
    const renewed = push.subscribe();
    const before = (await rows())[0]!.id;
    const body = { oldEndpoint: device.endpoint, endpoint: renewed.endpoint, keys: renewed.keys };
    expect((await person.client.post('/api/v1/push/refresh', body)).body).toEqual({ id: before });
    expect((await person.client.get('/api/v1/push/subscriptions')).body).toMatchObject({
      items: [{ id: before, current: true }],
    });
    const remove = { method: 'DELETE', body: { endpoint: renewed.endpoint } } as const;
    await stranger.client.request('/api/v1/push/subscriptions', remove);
    expect(await rows()).toHaveLength(1);
    expect((await person.client.request('/api/v1/push/subscriptions', remove)).status).toBe(204);
    expect(await rows()).toHaveLength(0);
  });

  test('are forgotten with the session', async () => {
    const guest = await server.signUp();
    await subscribe(guest, push.subscribe());
    expect(await rows()).toHaveLength(2);
    await guest.client.post('/api/auth/sign-out', {});
    expect(await rows()).toHaveLength(1);
  });

  test('cannot be used to call addresses inside the network', async () => {
    for (const endpoint of ['https://127.0.0.1:9/x', 'https://169.254.169.254/latest', 'https://[::1]/x']) {
      expect(await subscribe(person, { endpoint, keys: device.keys })).toMatchObject({
        status: 422,
        body: { code: 'INVALID_ENDPOINT' },
      });
    }
    expect((await subscribe(person, { endpoint: 'http://push.example/x', keys: device.keys })).status).toBe(
      400,
    );
    expect(
      (
        await subscribe(person, {
          endpoint: device.endpoint,
          keys: { ...device.keys, p256dh: 'A'.repeat(87) },
        })
      ).status,
    ).toBe(422);
  });
});
