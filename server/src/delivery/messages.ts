import { createHash } from 'node:crypto';
import type { Database } from '@wfb/prisma';
import { z } from 'zod';
import {
  type ApprovalRow,
  countWaiting,
  isAsked,
  loadApprovalRows,
  type Viewer,
  whyNot,
} from '../features/approvals/approval-rows.ts';
import type { DecisionTokens } from '../features/approvals/decision-token.ts';
import { toTopic, type PushMessage } from '../features/push/payload.ts';

/** What a push is about; the words are made when it is sent, from how things are then. */
export const noticeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('approval'),
    approvalId: z.string(),
    reason: z.enum(['reminder', 'escalation']).optional(),
  }),
  z.object({ kind: z.literal('approval.closed'), approvalId: z.string() }),
  z.object({ kind: z.literal('run.failed'), runId: z.string() }),
  z.object({ kind: z.literal('message'), messageId: z.string() }),
  z.object({ kind: z.literal('region.lost'), region: z.string(), workspaceId: z.string() }),
]);
export type Notice = z.infer<typeof noticeSchema>;

export interface PushEnvelope {
  message: PushMessage;
  ttlSeconds: number;
  urgency: 'low' | 'normal' | 'high';
  topic: string;
}

export interface Recipient {
  userId: string;
  subscriptionId: string;
}

/** Longest time that a push service is asked to keep a message. Seconds. */
const longestTtl = 7 * 24 * 3_600;
const dayTtl = 24 * 3_600;

export type RenderPush = (notice: Notice, to: Recipient) => Promise<PushEnvelope | null>;

/** Words of a push for one device; null when there is nothing to say any more. */
export function createPushRenderer(deps: { prisma: Database; tokens: DecisionTokens }): RenderPush {
  const { prisma, tokens } = deps;

  async function memberOf(workspaceId: string, userId: string): Promise<Viewer | null> {
    return prisma.member.findFirst({
      where: { organizationId: workspaceId, userId },
      select: { userId: true, role: true },
    });
  }

  async function renderApproval(
    { approvalId: id, reason }: Extract<Notice, { kind: 'approval' }>,
    to: Recipient,
  ): Promise<PushEnvelope | null> {
    const [row] = await loadApprovalRows(prisma, [id]);
    const viewer = row && (await memberOf(row.workspaceId, to.userId));
    if (!row || !viewer || whyNot(row, viewer) !== null) return null;
    const left = row.deadlineAt ? Math.ceil((row.deadlineAt.getTime() - Date.now()) / 1_000) : longestTtl;
    if (left <= 0) return null;
    const ttlSeconds = Math.min(left, longestTtl);
    const token = mayDecideFromNotification(row)
      ? tokens.sign({
          approvalId: row.id,
          instance: row.instance,
          userId: to.userId,
          subscriptionId: to.subscriptionId,
          decisions: ['approve', 'reject'],
          expiresAt: Date.now() + ttlSeconds * 1_000,
        })
      : undefined;
    return {
      message: {
        kind: 'approval',
        title: row.ask,
        body: [reason && reasonTexts[reason], factsText(row) || row.subject].filter(Boolean).join(' '),
        url: `/approvals/${row.id}`,
        tag: `approval-${row.id}`,
        badge: await countWaiting(prisma, row.workspaceId, viewer),
        approval: {
          id: row.id,
          risk: row.risk,
          ...(token ? { token } : {}),
          ...(row.deadlineAt ? { deadlineAt: row.deadlineAt.toISOString() } : {}),
        },
      },
      ttlSeconds,
      urgency: row.risk === 'low' ? 'normal' : 'high',
      topic: toTopic(row.id),
    };
  }

  /** Takes the place of the question on the other devices, and brings the badge up to date. */
  async function renderClosed(id: string, to: Recipient): Promise<PushEnvelope | null> {
    const [row] = await loadApprovalRows(prisma, [id]);
    const viewer = row && (await memberOf(row.workspaceId, to.userId));
    if (!row || !viewer || row.status === 'pending' || !isAsked(row, viewer)) return null;
    return {
      message: {
        kind: 'approval.closed',
        title: row.ask,
        body: closedText(row),
        url: `/approvals/${row.id}`,
        tag: `approval-${row.id}`,
        badge: await countWaiting(prisma, row.workspaceId, viewer),
      },
      ttlSeconds: dayTtl,
      urgency: 'low',
      topic: toTopic(row.id),
    };
  }

  async function renderFailure(runId: string, to: Recipient): Promise<PushEnvelope | null> {
    const run = await prisma.run.findUnique({
      where: { id: runId },
      select: {
        workspaceId: true,
        status: true,
        subject: true,
        error: true,
        workflow: { select: { name: true } },
      },
    });
    const viewer = run && (await memberOf(run.workspaceId, to.userId));
    if (!run || !viewer || run.status !== 'failed') return null;
    return {
      message: {
        kind: 'run.failed',
        title: `${run.workflow.name} failed`,
        body: [run.subject, (run.error as { message?: string } | null)?.message].filter(Boolean).join(': '),
        url: `/runs/${runId}`,
        tag: `run-${runId}`,
        badge: await countWaiting(prisma, run.workspaceId, viewer),
      },
      ttlSeconds: dayTtl,
      urgency: 'normal',
      topic: toTopic(runId),
    };
  }

  async function renderMessage(messageId: string, to: Recipient): Promise<PushEnvelope | null> {
    const row = await prisma.messageRecipient.findUnique({
      where: { messageId_userId: { messageId, userId: to.userId } },
      include: { message: { include: { run: { select: { subject: true } } } } },
    });
    const viewer = row && (await memberOf(row.workspaceId, to.userId));
    if (!row || !viewer || row.readAt) return null;
    const { text, details, urgency, run } = row.message;
    return {
      message: {
        kind: 'message',
        title: text,
        body: details ?? run.subject,
        url: `/messages?message=${messageId}`,
        tag: `message-${messageId}`,
        badge: await countWaiting(prisma, row.workspaceId, viewer),
      },
      ttlSeconds: urgency === 'urgent' ? longestTtl : dayTtl,
      urgency: urgency === 'urgent' ? 'high' : 'normal',
      topic: toTopic(messageId),
    };
  }

  async function renderLostRegion(
    { region, workspaceId }: Extract<Notice, { kind: 'region.lost' }>,
    to: Recipient,
  ): Promise<PushEnvelope | null> {
    const viewer = await memberOf(workspaceId, to.userId);
    const state = await prisma.regionState.findUnique({ where: { region } });
    // It is back: there is nothing to say any more.
    if (!viewer || !state?.lostToldAt) return null;
    return {
      message: {
        kind: 'region.lost',
        ...lostRegionText(region),
        url: '/more/regions',
        tag: `region-${region}`,
        badge: await countWaiting(prisma, workspaceId, viewer),
      },
      ttlSeconds: dayTtl,
      urgency: 'normal',
      topic: toTopic(createHash('sha256').update(`region ${region}`).digest('hex').slice(0, 32)),
    };
  }

  return (notice, to) => {
    switch (notice.kind) {
      case 'approval':
        return renderApproval(notice, to);
      case 'approval.closed':
        return renderClosed(notice.approvalId, to);
      case 'run.failed':
        return renderFailure(notice.runId, to);
      case 'message':
        return renderMessage(notice.messageId, to);
      case 'region.lost':
        return renderLostRegion(notice, to);
    }
  };
}

export const lostRegionText = (region: string): { title: string; body: string } => ({
  title: `No machine left in ${region}`,
  body: 'New runs go to the next region. Runs that are pinned to it wait until it has machines again.',
});

export const escalationText = 'The people asked first have not decided in time, so you are asked too.';
const reasonTexts = { reminder: 'Still waiting for you.', escalation: escalationText } as const;

/** High risk always opens the app; so does a form that has to be filled in. */
function mayDecideFromNotification(row: ApprovalRow): boolean {
  const required = (row.form as { required?: string[] } | null)?.required ?? [];
  return row.risk !== 'high' && required.length === 0;
}

export function factsText(row: Pick<ApprovalRow, 'facts'>): string {
  const facts = row.facts as { label: string; value: unknown }[];
  return facts
    .map(({ label, value }) => `${label}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ');
}

const verbs: Record<string, string> = {
  approved: 'Approved',
  rejected: 'Rejected',
  expired: 'The time to decide has run out',
  withdrawn: 'No longer needed',
};

function closedText(row: ApprovalRow): string {
  const verb = verbs[row.status] ?? 'Decided';
  return row.decidedBy ? `${verb} by ${row.decidedBy.name}.` : `${verb}.`;
}
