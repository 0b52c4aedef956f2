import type { PrismaClient } from '@wfb/prisma';
import type { FastifyBaseLogger } from 'fastify';

/** Tells the owner of the instance, by mail and once a day, that push does not work. */
export function createPushAlarm(deps: { prisma: PrismaClient; log: FastifyBaseLogger; kickOutbox(): void }) {
  const { prisma } = deps;
  return async function raiseAlarm(reason: string): Promise<void> {
    const owner = await prisma.user.findFirst({ where: { instanceOwner: true }, select: { email: true } });
    if (!owner) return;
    const key = `alarm push key ${new Date().toISOString().slice(0, 10)}`;
    await prisma.$transaction(async (tx) => {
      const { count } = await tx.mail.createMany({
        data: [
          {
            key,
            to: [owner.email],
            subject: 'Notifications do not arrive',
            text: `A push service refuses the keys of this instance. ${reason}\n\nCheck VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY and VAPID_SUBJECT. Devices stay registered; notifications go out again once the keys are right.\n`,
            status: 'sending',
          },
        ],
        skipDuplicates: true,
      });
      if (count === 0) return;
      const mail = await tx.mail.findUniqueOrThrow({ where: { key }, select: { id: true } });
      await tx.outbox.create({
        data: { kind: 'mail.send', subjectId: mail.id, payload: { mailId: mail.id } },
      });
    });
    deps.kickOutbox();
  };
}
