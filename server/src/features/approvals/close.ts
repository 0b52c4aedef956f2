import { approvalDecidedSignal } from '@wfb/engine/contract';
import { Prisma, type Database } from '@wfb/prisma';
import { toStorableJson } from '../../data/storable.ts';
import { verdictAtDeadline } from './decision-rules.ts';

export interface Closing {
  approvalId: string;
  status: 'approved' | 'rejected' | 'expired';
  decidedById: string | null;
  decisionId: string | null;
  comment: string | null;
  formValues: Record<string, unknown> | null;
}

/**
 * Closes an open request; to be called in a transaction. The condition on the status makes Postgres the arbiter: whoever comes second
 * gets false. The wake-up of the run and the word to everybody else go out with the commit, through the outbox.
 */
export async function closeApproval(db: Database, closing: Closing): Promise<boolean> {
  const form = closing.formValues === null ? null : toStorableJson(closing.formValues);
  const [closed] = await db.$queryRaw<{ runId: string }[]>(Prisma.sql`
    UPDATE approvals SET status = ${closing.status}, "decidedAt" = now(), "decidedById" = ${closing.decidedById},
      "decisionId" = ${closing.decisionId}, comment = ${closing.comment}, "formValues" = ${form}::jsonb, "updatedAt" = now()
    WHERE id = ${closing.approvalId}::uuid AND status = 'pending' RETURNING "runId"`);
  if (!closed) return false;
  await recountOpenApprovals(db, [closed.runId]);
  await db.outbox.createMany({
    data: [
      {
        kind: 'run.event',
        subjectId: closed.runId,
        payload: {
          runId: closed.runId,
          event: approvalDecidedSignal,
          data: { approvalId: closing.approvalId },
        },
      },
      { kind: 'approval.closed', subjectId: closing.approvalId, payload: { approvalId: closing.approvalId } },
    ],
  });
  return true;
}

/** Closes what is overdue, the oldest first; gives the ids. Many servers may call it at once. */
export async function closeOverdue(db: Database, limit: number): Promise<string[]> {
  const overdue = await db.$queryRaw<{ id: string; deadlineThen: string | null }[]>(Prisma.sql`
    SELECT id, "deadlineThen" FROM approvals WHERE status = 'pending' AND "deadlineAt" <= now()
    ORDER BY "deadlineAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED`);
  for (const { id, deadlineThen } of overdue) {
    await closeApproval(db, {
      approvalId: id,
      status: verdictAtDeadline(deadlineThen),
      decidedById: null,
      decisionId: null,
      comment: null,
      formValues: null,
    });
  }
  return overdue.map(({ id }) => id);
}

/** Closes what a stopped run still asks. */
export async function withdrawApprovals(db: Database, runId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    UPDATE approvals SET status = 'withdrawn', "decidedAt" = now(), "updatedAt" = now()
    WHERE "runId" = ${runId}::uuid AND status = 'pending' RETURNING id`);
  if (rows.length === 0) return [];
  await recountOpenApprovals(db, [runId]);
  await db.outbox.createMany({
    data: rows.map(({ id }) => ({
      kind: 'approval.closed',
      subjectId: id,
      payload: { approvalId: id },
    })),
  });
  return rows.map(({ id }) => id);
}

export async function recountOpenApprovals(db: Database, runIds: readonly string[]): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    UPDATE runs r SET "updatedAt" = now(), "openApprovals" =
      (SELECT count(*) FROM approvals a WHERE a."runId" = r.id AND a.status = 'pending')
    WHERE r.id = ANY(${[...runIds]}::uuid[])`);
}
