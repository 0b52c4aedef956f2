import { readFile } from 'node:fs/promises';
import tls from 'node:tls';
import { makeInstanceSecrets } from '@wfb/launcher/instance/instance-secrets';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startPushService, type PushService } from '../support/push-service.ts';
import { startServer, type Person, type TestServer } from '../support/server.ts';
import { fillWorkspace, type FilledWorkspace } from '../support/workspace.ts';

let push: PushService;
let server: TestServer;
/** With a device, and without. */
let ada: Person;
let ben: Person;
let filled: FilledWorkspace;

beforeAll(async () => {
  push = await startPushService();
  const authority = await readFile(push.environment.NODE_EXTRA_CA_CERTS, 'utf8');
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), authority]);
  const { vapid } = makeInstanceSecrets();
  server = await startServer(inject('stack'), {
    background: true,
    env: {
      ALLOWED_HOSTS: push.environment.ALLOWED_HOSTS,
      VAPID_PUBLIC_KEY: vapid.publicKey,
      VAPID_PRIVATE_KEY: vapid.privateKey,
      VAPID_SUBJECT: 'mailto:owner@example.com',
    },
  });
  ada = await server.signUp();
  filled = await fillWorkspace(server.app, ada);
  const email = 'ben@example.com';
  const invitation = await ada.client.post<{ id: string }>('/api/v1/people/invitations', { email });
  ben = await server.signUp({ email, invitationId: invitation.body.id });
  push.answerWith(201);
  const { endpoint, keys } = push.subscribe();
  expect((await ada.client.post('/api/v1/push/subscriptions', { endpoint, keys })).status).toBe(200);
});
afterAll(async () => {
  await server.stop();
  await push.stop();
});

/** A message to both, as a worker writes it. */
async function tell(instance: string, urgency: string): Promise<string> {
  const { prisma, services } = server.app;
  const { workspaceId } = ada;
  const { id } = await prisma.message.create({
    data: {
      ...{ workspaceId, runId: filled.runId, stepId: 'tell', instance, urgency },
      ...{ text: `Order 7 is late (${instance})`, details: 'By two days.' },
      recipients: { create: [ada, ben].map(({ userId }) => ({ userId, workspaceId })) },
    },
  });
  await prisma.outbox.create({
    data: { kind: 'message.notify', subjectId: id, payload: { messageId: id } },
  });
  services.outbox.kick();
  await eventually(() =>
    prisma.outbox.findFirst({ where: { kind: 'message.notify', subjectId: id, doneAt: { not: null } } }),
  );
  return id;
}

const mailsAbout = async (instance: string): Promise<string[]> => {
  const mails = await server.app.prisma.mail.findMany({ where: { subject: { contains: instance } } });
  return mails.flatMap(({ to }) => to).toSorted();
};
const pushesAbout = (instance: string) =>
  push.messages.filter(({ text }) => text?.includes(`(${instance})`)).length;

test('what is told reaches people as it is urgent', async () => {
  await tell('quietly', 'quiet');
  const normal = await tell('normally', 'normal');
  const urgent = await tell('urgently', 'urgent');
  const payload = await push.waitFor(({ text }) => text?.includes('(normally)') ?? false);
  expect(JSON.parse(payload.text!)).toMatchObject({
    kind: 'message',
    title: 'Order 7 is late (normally)',
    body: 'By two days.',
    url: `/messages?message=${normal}`,
  });
  const loud = await push.waitFor(({ text }) => text?.includes(urgent) ?? false);
  expect(loud.headers.urgency).toBe('high');
  expect(pushesAbout('quietly')).toBe(0);
  // A device is enough, but not where it is urgent.
  expect(await mailsAbout('quietly')).toEqual([]);
  expect(await mailsAbout('normally')).toEqual(['ben@example.com']);
  expect(await mailsAbout('urgently')).toEqual([ada.account.email, 'ben@example.com'].toSorted());
});

test('everybody has a list of their own, page by page, and says what was read', async () => {
  interface Page {
    items: { id: string; text: string; readAt: string | null; run: { id: string } }[];
    nextCursor: string | null;
    unreadCount: number;
  }
  const page = async (who: Person, query = '') =>
    (await who.client.get<Page>(`/api/v1/messages${query}`)).body;
  const all = await page(ben);
  expect(all.items.map(({ text }) => text)).toEqual([
    'Order 7 is late (urgently)',
    'Order 7 is late (normally)',
    'Order 7 is late (quietly)',
  ]);
  expect(all).toMatchObject({ nextCursor: null, unreadCount: 3 });
  expect(all.items[0]).toMatchObject({ readAt: null, run: { id: filled.runId } });
  const first = await page(ben, '?limit=2');
  expect(first.items).toEqual(all.items.slice(0, 2));
  expect((await page(ben, `?limit=2&cursor=${first.nextCursor}`)).items).toEqual(all.items.slice(2));

  const [newest, middle, oldest] = all.items as [Page['items'][0], Page['items'][0], Page['items'][0]];
  const read = await ben.client.post<{ readAt: string }>(`/api/v1/messages/${oldest.id}/read`, {});
  expect(read.body.readAt).toEqual(expect.any(String));
  const again = await ben.client.post(`/api/v1/messages/${oldest.id}/read`, {});
  expect(again.body).toEqual(read.body);
  // What came later stays unread.
  const upTo = await ben.client.post('/api/v1/messages/read', { upTo: middle.id });
  expect(upTo.body).toEqual({ unreadCount: 1 });
  expect((await ben.client.get<{ readAt: null }>(`/api/v1/messages/${newest.id}`)).body.readAt).toBeNull();
  expect((await ben.client.post('/api/v1/messages/read', {})).body).toEqual({ unreadCount: 0 });
  // The one that the workspace began with, and these three.
  expect((await ada.client.get('/api/v1/messages/counts')).body).toEqual({ unreadCount: 4 });
});
