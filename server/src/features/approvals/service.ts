import type { ObjectSchema } from '@wfb/engine/definition';
import { Prisma, type PrismaClient } from '@wfb/prisma';
import type { FastifyBaseLogger } from 'fastify';
import type { Caller } from '../../auth/caller.ts';
import { toStorable, toStorableText } from '../../data/storable.ts';
import { validateData } from '../../data/validate-data.ts';
import type { LiveChannels } from '../../realtime/live-channels.ts';
import {
  type ApprovalRow,
  ballotOf,
  countWaiting,
  isAsked,
  listApprovalIds,
  loadApprovalRows,
  standsIn,
  toApproval,
  toApprovalSummary,
  type Viewer,
} from './approval-rows.ts';
import { closeApproval } from './close.ts';
import { type Ballot, judge, verdictAtDeadline } from './decision-rules.ts';
import type { DecisionTokens } from './decision-token.ts';
import * as errors from './errors.ts';
import { publishApproval } from './live.ts';
import type { Approval, ApprovalRule, ApprovalSummary, Box, DecideBody, Decision } from './schemas.ts';
import { lockApproval } from './verdict.ts';

export interface ApprovalsDeps {
  prisma: PrismaClient;
  live: LiveChannels;
  log: FastifyBaseLogger;
  tokens: DecisionTokens;
  /** Throws where the password is wrong or was tried too often. */
  verifyPassword(userId: string, password: string): Promise<void>;
  kickOutbox(): void;
}

interface Vote {
  decision: Decision;
  decisionId: string;
  comment: string | null;
  form: Record<string, unknown> | null;
  decidedAt: Date;
  via: string;
}

export type ApprovalsService = ReturnType<typeof createApprovalsService>;

export function createApprovalsService(deps: ApprovalsDeps) {
  const { prisma, tokens } = deps;

  return {
    async list(
      caller: Caller,
      query: { box: Box; cursor?: string | undefined; limit: number },
    ): Promise<{ items: ApprovalSummary[]; nextCursor: string | null; waitingCount: number }> {
      const viewer = toViewer(caller);
      const [ids, waitingCount] = await Promise.all([
        listApprovalIds(prisma, caller.workspaceId, viewer, query),
        countWaiting(prisma, caller.workspaceId, viewer),
      ]);
      const page = ids.slice(0, query.limit);
      const rows = await loadApprovalRows(prisma, page);
      return {
        items: rows.map((row) => toApprovalSummary(row, viewer)),
        nextCursor: ids.length > page.length ? page.at(-1)! : null,
        waitingCount,
      };
    },

    async get(caller: Caller, id: string): Promise<Approval> {
      return toApproval(await find(caller.workspaceId, id), toViewer(caller));
    },

    async decide(caller: Caller, id: string, body: DecideBody): Promise<Approval> {
      const row = await find(caller.workspaceId, id);
      const viewer = toViewer(caller);
      if (row.risk === 'high' && row.status === 'pending' && isAsked(row, viewer)) {
        if (!body.password) throw errors.reauthenticationRequired();
        await deps.verifyPassword(caller.user.id, body.password);
      }
      return castVote(row.id, viewer, {
        decision: body.decision,
        decisionId: body.decisionId,
        comment: body.comment?.trim() ? toStorableText(body.comment.trim()) : null,
        form: body.form ?? null,
        decidedAt: earlier(body.decidedAt),
        via: body.via,
      });
    },

    /** A notification's button: proves itself by the token alone, which is worth no more than what it was made for. */
    async decideByToken(body: { token: string; decision: Decision; decisionId: string }): Promise<{
      status: Approval['status'];
      decision: Decision;
      ask: string;
      waitingCount: number;
    }> {
      const grant = tokens.verify(body.token);
      if (!grant || !grant.decisions.includes(body.decision)) throw errors.invalidToken();
      const [row] = await loadApprovalRows(prisma, [grant.approvalId]);
      // Signing the device out ends its buttons with its subscription.
      const subscription = await prisma.pushSubscription.findFirst({
        where: { id: grant.subscriptionId, userId: grant.userId },
        select: { id: true },
      });
      if (!row || !subscription || row.instance !== grant.instance) throw errors.invalidToken();
      if (row.risk === 'high') throw errors.reauthenticationRequired('Open the app to decide this.');
      const member = await prisma.member.findFirst({
        where: { organizationId: row.workspaceId, userId: grant.userId },
        select: { userId: true, role: true },
      });
      if (!member) throw errors.notAnApprover();
      const approval = await castVote(row.id, member, {
        decision: body.decision,
        decisionId: body.decisionId,
        comment: null,
        form: null,
        decidedAt: new Date(),
        via: 'notification',
      });
      return {
        status: approval.status,
        decision: body.decision,
        ask: approval.ask,
        waitingCount: await countWaiting(prisma, row.workspaceId, member),
      };
    },
  };

  /** The decision itself. The row is locked, so that of two at once one is first and the other sees what it did. */
  async function castVote(id: string, viewer: Viewer, vote: Vote): Promise<Approval> {
    const changed = await prisma.$transaction(async (tx) => {
      const row = await lockApproval(tx, id);
      if (!row) throw errors.approvalNotFound();
      const repeated = await tx.approvalVote.findUnique({ where: { decisionId: vote.decisionId } });
      if (repeated) {
        if (repeated.approvalId === id && repeated.userId === viewer.userId) return false;
        throw errors.decisionIdTaken();
      }
      refuseUnlessOpen(row, viewer);
      if (row.overdue) return 'overdue' as const;
      const formValues = checkForm(row, vote);
      await tx.approvalVote.create({
        data: {
          approvalId: id,
          userId: viewer.userId,
          decisionId: vote.decisionId,
          decision: vote.decision,
          comment: vote.comment,
          formValues: (formValues as Prisma.InputJsonObject | null) ?? Prisma.DbNull,
          via: vote.via,
          standsIn: standsIn(row, viewer),
          decidedAt: vote.decidedAt,
        },
      });
      const verdict = judge(row.rule as ApprovalRule, withVote(row, viewer, vote.decision));
      if (verdict) {
        await closeApproval(tx, {
          approvalId: id,
          status: verdict,
          decidedById: viewer.userId,
          decisionId: vote.decisionId,
          comment: vote.comment,
          formValues,
        });
      }
      return true;
    });
    if (changed === 'overdue') await settleOverdue(id);
    if (changed) afterChange(id);
    const [row] = await loadApprovalRows(prisma, [id]);
    if (changed === 'overdue') throw errors.expired(row?.decidedAt?.toISOString() ?? null);
    return toApproval(row!, viewer);
  }

  async function settleOverdue(id: string): Promise<void> {
    const approval = await prisma.approval.findUniqueOrThrow({ where: { id } });
    await prisma.$transaction((tx) =>
      closeApproval(tx, {
        approvalId: id,
        status: verdictAtDeadline(approval.deadlineThen),
        decidedById: null,
        decisionId: null,
        comment: null,
        formValues: null,
      }),
    );
  }

  function afterChange(id: string): void {
    deps.kickOutbox();
    publishApproval(deps, id).catch((error: unknown) =>
      deps.log.warn({ err: error, approvalId: id }, 'a decision could not be shown live'),
    );
  }

  async function find(workspaceId: string, id: string): Promise<ApprovalRow> {
    const [row] = await loadApprovalRows(prisma, [id]);
    if (row?.workspaceId !== workspaceId) throw errors.approvalNotFound();
    return row;
  }
}

const toViewer = (caller: Caller): Viewer => ({ userId: caller.user.id, role: caller.role });

function refuseUnlessOpen(row: ApprovalRow, viewer: Viewer): void {
  if (!isAsked(row, viewer)) throw errors.notAnApprover();
  const decidedAt = row.decidedAt?.toISOString() ?? null;
  if (row.status === 'expired') throw errors.expired(decidedAt);
  if (row.status !== 'pending') {
    throw errors.alreadyDecided({ decision: row.status, decidedBy: row.decidedBy, decidedAt });
  }
  if (!row.allowSelf && row.startedById === viewer.userId) throw errors.selfApproval();
  const own = row.votes.find((vote) => vote.person.id === viewer.userId);
  if (own) {
    throw errors.alreadyVoted({
      decision: own.decision === 'approve' ? 'approved' : 'rejected',
      decidedBy: own.person,
      decidedAt: own.decidedAt,
    });
  }
}

function withVote(row: ApprovalRow, viewer: Viewer, decision: Decision): Ballot {
  const { votes, open, openStandIns } = ballotOf(row);
  const asStandIn = standsIn(row, viewer);
  return {
    votes: [...votes, { decision, standsIn: asStandIn }],
    open: asStandIn ? open : open - 1,
    openStandIns: asStandIn ? openStandIns - 1 : openStandIns,
  };
}

/** An approval needs the form; with a rejection it is kept where it is in order, and never stands in the way. */
function checkForm(row: ApprovalRow, vote: Vote): Record<string, unknown> | null {
  if (row.form === null) return null;
  const result = validateData(row.form as ObjectSchema, vote.form ?? {});
  if (result.ok) return toStorable(result.value as Record<string, unknown>);
  if (vote.decision === 'approve') throw errors.invalidForm(result.problems);
  return null;
}

/** A device's clock may be wrong; it never decided later than now. */
function earlier(decidedAt: string | undefined): Date {
  const now = Date.now();
  return new Date(decidedAt === undefined ? now : Math.min(Date.parse(decidedAt), now));
}
