import { Prisma, type Database } from '@wfb/prisma';
import { ballotOf, loadApprovalRows, type ApprovalRow } from './approval-rows.ts';
import { closeApproval } from './close.ts';
import { judge } from './decision-rules.ts';
import type { ApprovalRule } from './schemas.ts';

/** Locks the request and reads it: of two who change it at once one is first, and the other sees what it did. */
export async function lockApproval(tx: Database, id: string): Promise<ApprovalRow | undefined> {
  await tx.$queryRaw(Prisma.sql`SELECT id FROM approvals WHERE id = ${id}::uuid FOR UPDATE`);
  const [row] = await loadApprovalRows(tx, [id]);
  return row;
}

/**
 * Closes the open requests of a workspace that a change of its members has decided: everybody who is left has approved, or too few
 * are left for a quorum. Gives their ids.
 */
export async function judgeAgain(tx: Database, workspaceId: string): Promise<string[]> {
  const open = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT id FROM approvals WHERE "workspaceId" = ${workspaceId} AND status = 'pending' AND rule->>'kind' <> 'any'
    ORDER BY id`);
  const closed: string[] = [];
  for (const { id } of open) {
    const row = await lockApproval(tx, id);
    const verdict =
      row?.status === 'pending' && !row.overdue ? judge(row.rule as ApprovalRule, ballotOf(row)) : null;
    if (!verdict) continue;
    await closeApproval(tx, {
      approvalId: id,
      status: verdict,
      decidedById: null,
      decisionId: null,
      comment: verdict === 'rejected' ? 'Too few people are left who could approve it.' : null,
      formValues: null,
    });
    closed.push(id);
  }
  return closed;
}
