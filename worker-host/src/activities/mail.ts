import { createHash } from 'node:crypto';
import type { OutgoingMail } from '@wfb/engine/contract';
import type { PrismaClient } from '@wfb/prisma';
import { toStorable } from '@wfb/prisma/storable';

export interface MailPlace {
  workspaceId: string;
  runId: string;
  /** Idempotency key: a repeat is not a second mail. */
  key: string;
}

/** Hands a mail over to the servers: kept together with its outbox row, so that it is sent once, whoever dies when. */
export async function keepMail(
  prisma: PrismaClient,
  mail: OutgoingMail,
  place: MailPlace,
): Promise<{ messageId: string; fresh: boolean }> {
  const messageId = `<${createHash('sha256').update(place.key).digest('hex').slice(0, 40)}@wfb>`;
  const { to, cc = [], subject, text, html = null, replyTo = null } = toStorable(mail);
  const fresh = await prisma.$transaction(async (db) => {
    const { count } = await db.mail.createMany({
      data: [{ ...place, to, cc, subject, text, html, replyTo, messageId, status: 'sending' }],
      skipDuplicates: true,
    });
    if (count === 0) return false;
    const { id } = await db.mail.findUniqueOrThrow({ where: { key: place.key }, select: { id: true } });
    await db.outbox.create({ data: { kind: 'mail.send', subjectId: id, payload: { mailId: id } } });
    return true;
  });
  return { messageId, fresh };
}
