import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { ApprovalActivities, ApprovalOutcome, ApprovalRequest } from '@wfb/engine/contract';
import { Prisma, type Approval, type Database } from '@wfb/prisma';
import { toStorable, toStorableText } from '@wfb/prisma/storable';
import { toJsonOrNull } from './json.ts';
import { loadMembers } from './members.ts';
import type { PoolIdentity, Surroundings } from './surroundings.ts';

/** The activities of approval steps. Postgres is the arbiter: every change is one conditional update. */
export function createApprovalActivities(surroundings: Surroundings, pool: PoolIdentity): ApprovalActivities {
  const { prisma, tellOutbox } = surroundings;

  return {
    async requestApproval(request) {
      const runId = Context.current().info.workflowExecution!.workflowId;
      const { approval, fresh } = await prisma.$transaction((db) => writeRequest(db, runId, request, pool));
      if (fresh) tellOutbox('approval.notify');
      return { approvalId: approval.id, outcome: await readOutcome(prisma, approval) };
    },

    async settleApproval({ approvalId, reason }) {
      if (reason === 'deadline') {
        const closed = await prisma.$transaction((db) => closeIfOverdue(db, approvalId));
        if (closed) tellOutbox('approval.closed');
      }
      const approval = await prisma.approval.findUnique({ where: { id: approvalId } });
      if (!approval) throw ApplicationFailure.nonRetryable('The request is gone.', 'APPROVAL_GONE');
      return readOutcome(prisma, approval);
    },

    async withdrawApproval({ approvalId }) {
      const withdrawn = await prisma.$transaction(async (db) => {
        const { count } = await db.approval.updateMany({
          where: { id: approvalId, status: 'pending' },
          data: { status: 'withdrawn', decidedAt: new Date() },
        });
        if (count === 0) return false;
        await afterClosing(db, approvalId);
        return true;
      });
      if (withdrawn) tellOutbox('approval.closed');
    },
  };
}

async function writeRequest(
  db: Database,
  runId: string,
  request: ApprovalRequest,
  pool: PoolIdentity,
): Promise<{ approval: Approval; fresh: boolean }> {
  const at = { runId_instance: { runId, instance: request.instance } };
  const known = await db.approval.findUnique({ where: at });
  if (known) return { approval: known, fresh: false };
  const run = await db.run.findUniqueOrThrow({
    where: { id: runId },
    select: { subject: true, startedById: true },
  });
  const { asked, escalated } = await findPeople(db, pool.workspaceId, request, run.startedById);
  const { deadline, escalation, facts, form, consequences, rule, details = null } = request;
  const { count } = await db.approval.createMany({
    data: [
      {
        workspaceId: pool.workspaceId,
        projectId: pool.projectId,
        runId,
        stepId: request.stepId,
        instance: request.instance,
        ask: toStorableText(request.ask),
        subject: run.subject,
        facts: toStorable(facts) as Prisma.InputJsonValue,
        details: details && toStorableText(details),
        form: toJsonOrNull(form),
        consequences: toJsonOrNull(consequences),
        risk: request.risk,
        rule,
        allowSelf: request.allowSelf,
        roles: request.roles,
        requestedById: run.startedById,
        deadlineAt: deadline ? new Date(deadline.at) : null,
        deadlineThen: deadline?.then ?? null,
        remindEveryMs: request.remindEveryMs === undefined ? null : BigInt(Math.round(request.remindEveryMs)),
        remindAtMost: request.remindAtMost ?? null,
        escalateAt: escalation ? new Date(escalation.at) : null,
        escalatePeople: escalated,
        escalateRoles: escalation?.roles ?? [],
      },
    ],
    skipDuplicates: true,
  });
  const approval = await db.approval.findUniqueOrThrow({ where: at });
  // Another attempt was faster; it has written all the rest too.
  if (count === 0) return { approval, fresh: false };
  await db.approvalAssignee.createMany({
    data: asked.map((userId) => ({ approvalId: approval.id, userId })),
  });
  await recountOpenApprovals(db, runId);
  await db.outbox.create({
    data: { kind: 'approval.notify', subjectId: approval.id, payload: { approvalId: approval.id } },
  });
  return { approval, fresh: true };
}

/** Ids of the people asked by e-mail address, at first and when it takes too long. A request that nobody could ever decide fails at once, with the reason. */
async function findPeople(
  db: Database,
  workspaceId: string,
  request: ApprovalRequest,
  startedById: string | null,
): Promise<{ asked: string[]; escalated: string[] }> {
  const members = await loadMembers(db, workspaceId);
  const find = (address: string) => {
    const member = members.find(address);
    if (member) return member;
    const message = `${address} is not a member of this workspace, so cannot be asked to decide.`;
    throw ApplicationFailure.nonRetryable(message, 'APPROVER_UNKNOWN');
  };
  const { rule, escalation = { people: [], roles: [] } } = request;
  const asked = request.people.map(find);
  const escalated = escalation.people.map(find);
  const named = new Set([
    ...asked,
    ...escalated,
    ...members.withRole([...request.roles, ...escalation.roles]),
  ]);
  const able = [...named].filter(({ userId }) => request.allowSelf || userId !== startedById);
  if (able.length === 0) {
    const message =
      'Nobody can decide this: it asks nobody but the person who started the run, or nobody at all.';
    throw ApplicationFailure.nonRetryable(message, 'NO_APPROVER');
  }
  if (rule.kind === 'quorum' && able.length < rule.count) {
    const message = `${rule.count} people have to approve this, but only ${able.length} can.`;
    throw ApplicationFailure.nonRetryable(message, 'QUORUM_UNREACHABLE');
  }
  const idsOf = (found: { userId: string }[]) => [...new Set(found.map(({ userId }) => userId))];
  return { asked: idsOf(asked), escalated: idsOf(escalated) };
}

/**
 * Closes an open request whose deadline has passed on the database's clock, the one that decisions are judged by. Whoever
 * comes second, a person or the servers' own look-out, finds it closed.
 */
async function closeIfOverdue(db: Database, approvalId: string): Promise<boolean> {
  const closed = await db.$executeRaw(Prisma.sql`
    UPDATE approvals SET "decidedAt" = now(), "updatedAt" = now(),
      status = CASE "deadlineThen" WHEN 'approve' THEN 'approved' WHEN 'reject' THEN 'rejected' ELSE 'expired' END
    WHERE id = ${approvalId}::uuid AND status = 'pending' AND "deadlineAt" <= now()`);
  if (closed === 0) return false;
  await afterClosing(db, approvalId);
  return true;
}

async function afterClosing(db: Database, approvalId: string): Promise<void> {
  const { runId } = await db.approval.findUniqueOrThrow({
    where: { id: approvalId },
    select: { runId: true },
  });
  await recountOpenApprovals(db, runId);
  await db.outbox.create({
    data: { kind: 'approval.closed', subjectId: approvalId, payload: { approvalId } },
  });
}

async function recountOpenApprovals(db: Database, runId: string): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    UPDATE runs SET "updatedAt" = now(), "openApprovals" =
      (SELECT count(*) FROM approvals a WHERE a."runId" = runs.id AND a.status = 'pending')
    WHERE id = ${runId}::uuid`);
}

const decisions: Record<string, ApprovalOutcome['decision']> = {
  approved: 'approved',
  rejected: 'rejected',
  expired: 'expired',
  withdrawn: 'expired',
};

/** The one outcome; null while the request is open. */
async function readOutcome(db: Database, approval: Approval): Promise<ApprovalOutcome | null> {
  const decision = decisions[approval.status];
  if (!decision) return null;
  const by = approval.decidedById
    ? await db.user.findUnique({ where: { id: approval.decidedById }, select: { id: true, name: true } })
    : null;
  return {
    approved: decision === 'approved',
    decision,
    by,
    comment: approval.comment,
    form: (approval.formValues ?? {}) as Record<string, unknown>,
    at: (approval.decidedAt ?? approval.updatedAt).toISOString(),
  };
}
