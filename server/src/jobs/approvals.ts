import { Prisma, type PrismaClient } from '@wfb/prisma';
import { closeOverdue } from '../features/approvals/close.ts';

const perRound = 200;

/** Settles what is overdue, also while the run sleeps, and reminds of what waits. */
export function createApprovalWatch(deps: {
  prisma: PrismaClient;
  kickOutbox(): void;
  publish(approvalId: string): Promise<void>;
}) {
  const { prisma } = deps;
  return async function watch(): Promise<void> {
    const closed = await prisma.$transaction((tx) => closeOverdue(tx, perRound));
    const reminded = await prisma.$transaction(async (tx) => {
      const due = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
        UPDATE approvals SET "remindedAt" = now(), "updatedAt" = now() WHERE id IN (
          SELECT id FROM approvals WHERE status = 'pending' AND "remindEveryMs" IS NOT NULL
            AND coalesce("remindedAt", "createdAt") + "remindEveryMs" * interval '1 millisecond' <= now()
          ORDER BY id LIMIT ${perRound} FOR UPDATE SKIP LOCKED)
        RETURNING id`);
      await tx.outbox.createMany({
        data: due.map(({ id }) => ({ kind: 'approval.remind', subjectId: id, payload: { approvalId: id } })),
      });
      return due;
    });
    if (closed.length + reminded.length > 0) deps.kickOutbox();
    for (const id of closed) await deps.publish(id);
  };
}
