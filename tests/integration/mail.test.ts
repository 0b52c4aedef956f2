import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startServer, type Person, type TestServer } from '../support/server.ts';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink.ts';

let smtp: SmtpSink;
let server: TestServer;
let person: Person;

beforeAll(async () => {
  smtp = await startSmtpSink();
  server = await startServer(inject('stack'), {
    background: true,
    env: { SMTP_URL: smtp.url, MAIL_FROM: 'Workflows <flows@example.com>' },
  });
  person = await server.signUp();
});
beforeEach(() => smtp.refuseWith(undefined));
afterAll(async () => {
  await server.stop();
  await smtp.stop();
});

/** A mail that a run asked for: its row and the outbox row that sends it, as the action writes them. */
async function send(subject: string, overrides: object = {}): Promise<string> {
  const { prisma } = server.app;
  const mail = await prisma.mail.create({
    data: {
      workspaceId: person.workspaceId,
      ...{
        key: subject,
        status: 'sending',
        to: ['kim@example.com'],
        subject,
        text: 'Your order is on its way.',
      },
      ...overrides,
    },
  });
  await prisma.outbox.create({
    data: { kind: 'mail.send', subjectId: mail.id, payload: { mailId: mail.id } },
  });
  server.app.services.outbox.kick();
  return mail.id;
}
const row = (id: string) => server.app.prisma.mail.findUniqueOrThrow({ where: { id } });
const eventuallyIs = (id: string, status: string) =>
  eventually(
    async () => {
      const mail = await row(id);
      return mail.status === status ? mail : undefined;
    },
    { what: `a mail that is ${status}` },
  );

test('goes out over SMTP, to everybody, with a Message-ID of its own', async () => {
  const id = await send('Shipped', { cc: ['lee@example.com'], html: '<p>On its way</p>' });
  const mail = await smtp.waitFor(({ source }) => source.includes('Subject: Shipped'));
  expect(mail.from).toBe('flows@example.com');
  expect(mail.to).toEqual(['kim@example.com', 'lee@example.com']);
  expect(mail.source).toContain('multipart/alternative');
  expect(mail.source).toContain(`Message-ID: <${id}@wfb>`);
  expect(await eventuallyIs(id, 'sent')).toMatchObject({ error: null, messageId: `<${id}@wfb>` });
});

test('headers cannot be smuggled in through a subject or an address', async () => {
  const id = await send('Hello\r\nBcc: eve@example.com', { replyTo: 'a@example.com\r\nX-Evil: 1' });
  await eventuallyIs(id, 'sent');
  const mail = await smtp.waitFor(({ source }) => source.includes(id));
  expect(mail.to).toEqual(['kim@example.com']);
  expect(mail.source).not.toMatch(/^(Bcc|X-Evil):/m);
});

test('a lasting refusal is final, and says why', async () => {
  smtp.refuseWith(550);
  const id = await send('To nobody');
  expect((await eventuallyIs(id, 'failed')).error).toContain('550');
  const outbox = await server.app.prisma.outbox.findFirstOrThrow({ where: { subjectId: id } });
  expect(outbox.failedAt).not.toBeNull();
});

test('a passing refusal is tried again, and comes once', async () => {
  smtp.refuseWith(451);
  const id = await send('Later');
  await eventually(async () => (await row(id)).error?.includes('451'), { what: 'the refusal' });
  smtp.refuseWith(undefined);
  await server.app.prisma.outbox.updateMany({ where: { subjectId: id }, data: { nextAt: new Date() } });
  server.app.services.outbox.kick();
  await eventuallyIs(id, 'sent');
  expect(smtp.mails.filter(({ source }) => source.includes(id))).toHaveLength(1);
});
