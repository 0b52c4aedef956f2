import { createHash } from 'node:crypto';
import type { Database, PrismaClient } from '@wfb/prisma';
import type { FastifyBaseLogger } from 'fastify';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import {
  askedOf,
  loadApprovalRows,
  stillAsked,
  type ApprovalRow,
} from '../features/approvals/approval-rows.ts';
import { publishApproval } from '../features/approvals/live.ts';
import { publishUnread } from '../features/messages/live.ts';
import { done, type Handlers, type OutboxRow } from '../outbox/outbox.ts';
import type { LiveChannels } from '../realtime/live-channels.ts';
import { escalationText, factsText, lostRegionText, type Notice } from './messages.ts';

export interface NotifyDeps {
  prisma: PrismaClient;
  redis: Redis;
  live: LiveChannels;
  log: FastifyBaseLogger;
  publicUrl: string;
  kickOutbox(): void;
}

const aboutApproval = z.object({ approvalId: z.string() });
const aboutRun = z.object({ runId: z.string() });
const aboutMessage = z.object({ messageId: z.string() });
const aboutRegion = z.object({ region: z.string(), workspaceId: z.string() });

/** One word about a failing workflow in so long, where nobody started the run by hand. Seconds. */
const quietAfterFailure = 300;

/** Rows that address people: each becomes a row per device, or a mail to those who have none. */
export function createNotifyHandlers(deps: NotifyDeps) {
  const { prisma } = deps;

  async function ask(row: OutboxRow): ReturnType<Handlers['approval.notify']> {
    const [approval] = await loadApprovalRows(prisma, [aboutApproval.parse(row.payload).approvalId]);
    if (!approval || approval.status !== 'pending') return done;
    await show(approval.id);
    const reason = reasons[row.kind];
    // Those who were asked at first have been told.
    const people = stillAsked(approval).filter(({ standsIn }) => standsIn || reason !== 'escalation');
    await send(
      row,
      people.map(({ person }) => person.id),
      { kind: 'approval', approvalId: approval.id, ...(reason ? { reason } : {}) },
      mailAbout(approval, reason, deps.publicUrl),
      approval,
    );
    return done;
  }

  return {
    'approval.notify': ask,
    'approval.remind': ask,
    'approval.escalate': ask,

    async 'approval.closed'(row) {
      const [approval] = await loadApprovalRows(prisma, [aboutApproval.parse(row.payload).approvalId]);
      if (!approval) return done;
      await show(approval.id);
      const people = askedOf(approval);
      const notice: Notice = { kind: 'approval.closed', approvalId: approval.id };
      await send(
        row,
        people.map(({ person }) => person.id),
        notice,
        null,
        approval,
      );
      return done;
    },

    async 'run.failedNotify'(row) {
      const run = await prisma.run.findUnique({
        where: { id: aboutRun.parse(row.payload).runId },
        include: { workflow: { select: { id: true, name: true } } },
      });
      // The run that waits for a sub-workflow says what became of it.
      if (!run || run.status !== 'failed' || run.trigger === 'subworkflow') return done;
      if (!run.startedById && !(await isFirstLately(run.workflow.id))) return done;
      const people = await whoCares(run.workspaceId, run.startedById);
      const error = run.error as { message?: string } | null;
      const mail = {
        subject: `${run.workflow.name} failed`,
        text: `${run.subject}\n\n${error?.message ?? 'It failed.'}\n\n${deps.publicUrl}/runs/${run.id}\n`,
      };
      await send(row, people, { kind: 'run.failed', runId: run.id }, mail, {
        workspaceId: run.workspaceId,
        runId: run.id,
      });
      return done;
    },

    async 'message.notify'(row) {
      const message = await prisma.message.findUnique({
        where: { id: aboutMessage.parse(row.payload).messageId },
        include: { recipients: true, run: { select: { subject: true } } },
      });
      if (!message) return done;
      const { id, workspaceId, runId, text, details, urgency, recipients, run } = message;
      const people = recipients.map(({ userId }) => userId);
      await publishUnread(deps, workspaceId, people).catch((error: unknown) =>
        deps.log.warn({ err: error, messageId: id }, 'a message could not be shown live'),
      );
      if (urgency === 'quiet') return done;
      const lines = [text, details, run.subject, `${deps.publicUrl}/runs/${runId}`];
      const mail = { subject: toSubject(text), text: `${lines.filter(Boolean).join('\n\n')}\n` };
      const place = { workspaceId, runId };
      await send(row, people, { kind: 'message', messageId: id }, mail, place, urgency === 'urgent');
      return done;
    },

    async 'region.lostNotify'(row) {
      const { region, workspaceId } = aboutRegion.parse(row.payload);
      const { title, body } = lostRegionText(region);
      await send(
        row,
        await whoCares(workspaceId, null),
        { kind: 'region.lost', region, workspaceId },
        { subject: title, text: `${body}\n\n${deps.publicUrl}/more/regions\n` },
        { workspaceId, runId: null },
      );
      return done;
    },
  } satisfies Partial<Handlers>;

  /** The ids follow from the row's, so that a repeat after a crash addresses nobody twice. */
  async function send(
    row: OutboxRow,
    userIds: string[],
    notice: Notice,
    mail: { subject: string; text: string } | null,
    place: { workspaceId: string; runId: string | null },
    mailsAll = false,
  ): Promise<void> {
    const subscriptions = await prisma.pushSubscription.findMany({
      where: { userId: { in: userIds } },
      select: { id: true, userId: true },
    });
    const reached = new Set(subscriptions.map(({ userId }) => userId));
    await prisma.$transaction(async (tx) => {
      await tx.outbox.createMany({
        data: subscriptions.map(({ id, userId }) => ({
          id: derivedId(`${row.id} ${id}`),
          kind: 'push.send',
          subjectId: id,
          payload: { subscriptionId: id, userId, notice },
        })),
        skipDuplicates: true,
      });
      const mailed = userIds.filter((userId) => mailsAll || !reached.has(userId));
      if (mail && mailed.length > 0) await writeMails(tx, row, mailed, mail, place);
    });
    deps.kickOutbox();
  }

  async function writeMails(
    tx: Database,
    row: OutboxRow,
    userIds: string[],
    mail: { subject: string; text: string },
    place: { workspaceId: string; runId: string | null },
  ): Promise<void> {
    const people = await tx.user.findMany({
      where: { id: { in: userIds } },
      select: { id: true, email: true },
    });
    for (const { id: userId, email } of people) {
      const id = derivedId(`${row.id} mail ${userId}`);
      await tx.mail.createMany({
        data: [
          {
            ...{ id, key: `notice ${id}`, to: [email], ...mail, status: 'sending' },
            workspaceId: place.workspaceId,
            runId: place.runId,
          },
        ],
        skipDuplicates: true,
      });
      await tx.outbox.createMany({
        data: [
          {
            id: derivedId(`${row.id} send ${userId}`),
            kind: 'mail.send',
            subjectId: id,
            payload: { mailId: id },
          },
        ],
        skipDuplicates: true,
      });
    }
  }

  async function show(approvalId: string): Promise<void> {
    await publishApproval(deps, approvalId).catch((error: unknown) =>
      deps.log.warn({ err: error, approvalId }, 'a request could not be shown live'),
    );
  }

  async function isFirstLately(workflowId: string): Promise<boolean> {
    const key = `wfb:told-of-failure:${workflowId}`;
    return (await deps.redis.set(key, '1', 'EX', quietAfterFailure, 'NX')) === 'OK';
  }

  /** Who started it, while they are a member; else those who run the workspace. */
  async function whoCares(workspaceId: string, startedById: string | null): Promise<string[]> {
    const members = await prisma.member.findMany({
      where: { organizationId: workspaceId },
      select: { userId: true, role: true },
    });
    const starter = members.filter(({ userId }) => userId === startedById);
    return (starter.length > 0 ? starter : members.filter(({ role }) => role !== 'member')).map(
      ({ userId }) => userId,
    );
  }
}

/** Why a request is put to people again. */
const reasons: Record<string, 'reminder' | 'escalation' | undefined> = {
  'approval.remind': 'reminder',
  'approval.escalate': 'escalation',
};

function mailAbout(
  row: ApprovalRow,
  reason: 'reminder' | 'escalation' | undefined,
  publicUrl: string,
): { subject: string; text: string } {
  const lines = [
    reason === 'escalation' ? escalationText : '',
    row.ask,
    factsText(row),
    row.deadlineAt ? `To be decided by ${row.deadlineAt.toUTCString()}.` : '',
    `${publicUrl}/approvals/${row.id}`,
  ];
  return {
    subject: toSubject(`${reason === 'reminder' ? 'Reminder: ' : ''}${row.ask}`),
    text: `${lines.filter(Boolean).join('\n\n')}\n`,
  };
}

/** One line, whatever was written. */
const toSubject = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 200);

/** A UUID that follows from a text (RFC 9562, version 8). */
function derivedId(text: string): string {
  const hash = createHash('sha256').update(text).digest();
  hash[6] = 0x80 | (hash[6]! & 0x0f);
  hash[8] = 0x80 | (hash[8]! & 0x3f);
  const hex = hash.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
