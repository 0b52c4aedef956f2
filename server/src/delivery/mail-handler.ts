import type { PrismaClient } from '@wfb/prisma';
import nodemailer from 'nodemailer';
import { z } from 'zod';
import { done, type Outcome, type OutboxRow } from '../outbox/outbox.ts';

export interface MailHandlerDeps {
  prisma: PrismaClient;
  /** Absent: mail is kept and shown in the product. */
  smtpUrl: string | undefined;
  from: string;
}

const mailPayload = z.object({ mailId: z.string() });
const mostAttempts = 30;

/** Sends one mail. A second attempt after a lost answer carries the same Message-ID, so that mailboxes can tell. */
export function createMailHandler({ prisma, smtpUrl, from }: MailHandlerDeps) {
  const transport = smtpUrl
    ? nodemailer.createTransport(smtpUrl, {
        from,
        pool: true,
        connectionTimeout: 10_000,
        socketTimeout: 20_000,
      } as object)
    : null;

  async function handle(row: OutboxRow): Promise<Outcome> {
    const { mailId } = mailPayload.parse(row.payload);
    const mail = await prisma.mail.findUnique({ where: { id: mailId } });
    if (!mail || mail.status === 'sent') return done;
    if (!transport) {
      await prisma.mail.update({ where: { id: mailId }, data: { status: 'kept' } });
      return done;
    }
    const messageId = mail.messageId ?? `<${mail.id}@wfb>`;
    try {
      await transport.sendMail({
        from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        messageId,
        ...(mail.cc.length > 0 ? { cc: mail.cc } : {}),
        ...(mail.html === null ? {} : { html: mail.html }),
        ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
        // No address of a run may read files of the server, or fetch anything.
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const code = (error as { responseCode?: number }).responseCode ?? 0;
      const isFinal = (code >= 500 && code < 600) || row.attempts >= mostAttempts;
      await prisma.mail.update({
        where: { id: mailId },
        data: { status: isFinal ? 'failed' : 'sending', error: reason.slice(0, 1_000) },
      });
      if (isFinal) return { kind: 'failed', reason };
      throw error;
    }
    await prisma.mail.update({
      where: { id: mailId },
      data: { status: 'sent', sentAt: new Date(), messageId, error: null },
    });
    return done;
  }

  return { handle, close: () => transport?.close() };
}
