import { type Database, Prisma, type PrismaClient } from '@wfb/prisma';
import { closeOverdue } from '../features/approvals/close.ts';

const perRound = 200;

/** Settles what is overdue, also while the run sleeps, asks others where it takes too long, and reminds of what waits. */
export function createApprovalWatch(deps: {
  prisma: PrismaClient;
  kickOutbox(): void;
  publish(approvalId: string): Promise<void>;
}) {
  const { prisma } = deps;
  return async function watch(): Promise<void> {
    const closed = await prisma.$transaction((tx) => closeOverdue(tx, perRound));
    const escalated = await prisma.$transaction(async (tx) => {
      const due = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
        UPDATE approvals SET "escalatedAt" = now(), "updatedAt" = now() WHERE id IN (
          SELECT id FROM approvals WHERE status = 'pending' AND "escalatedAt" IS NULL AND "escalateAt" <= now()
          ORDER BY "escalateAt" LIMIT ${perRound} FOR UPDATE SKIP LOCKED)
        RETURNING id`);
      await promise(tx, 'approval.escalate', due);
      return due;
    });
    const reminded = await prisma.$transaction(async (tx) => {
      const due = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
        UPDATE approvals SET "remindedAt" = now(), reminders = reminders + 1, "updatedAt" = now() WHERE id IN (
          SELECT id FROM approvals WHERE status = 'pending' AND "remindEveryMs" IS NOT NULL
            AND reminders < coalesce("remindAtMost", reminders + 1)
            AND coalesce("remindedAt", "createdAt") + "remindEveryMs" * interval '1 millisecond' <= now()
          ORDER BY id LIMIT ${perRound} FOR UPDATE SKIP LOCKED)
        RETURNING id`);
      await promise(tx, 'approval.remind', due);
      return due;
    });
    if (closed.length + escalated.length + reminded.length > 0) deps.kickOutbox();
    for (const id of closed) await deps.publish(id);
  };
}

async function promise(
  tx: Database,
  kind: 'approval.escalate' | 'approval.remind',
  due: { id: string }[],
): Promise<void> {
  await tx.outbox.createMany({
    data: due.map(({ id }) => ({ kind, subjectId: id, payload: { approvalId: id } })),
  });
}
