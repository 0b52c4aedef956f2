import type { Prisma, PrismaClient } from '@wfb/prisma';
import type { FastifyBaseLogger } from 'fastify';
import type { Caller } from '../../auth/caller.ts';
import type { LiveChannels } from '../../realtime/live-channels.ts';
import * as errors from './errors.ts';
import { countUnread, publishUnread } from './live.ts';
import type { Message, MessageList } from './schemas.ts';

export interface MessagesDeps {
  prisma: PrismaClient;
  live: LiveChannels;
  log: FastifyBaseLogger;
}

const whole = {
  message: {
    include: { run: { select: { id: true, subject: true, workflow: { select: { name: true } } } } },
  },
} satisfies Prisma.MessageRecipientInclude;
type Row = Prisma.MessageRecipientGetPayload<{ include: typeof whole }>;

/** What runs have told the caller, and nobody else. */
export function createMessagesService(deps: MessagesDeps) {
  const { prisma } = deps;
  const own = ({ workspaceId, user }: Caller) => ({ workspaceId, userId: user.id });

  return {
    /** Newest first. */
    async list(caller: Caller, query: { cursor?: string | undefined; limit: number }): Promise<MessageList> {
      const [rows, unreadCount] = await Promise.all([
        prisma.messageRecipient.findMany({
          where: { ...own(caller), ...(query.cursor ? { messageId: { lt: query.cursor } } : {}) },
          orderBy: { messageId: 'desc' },
          take: query.limit + 1,
          include: whole,
        }),
        countUnread(prisma, caller.workspaceId, caller.user.id),
      ]);
      const page = rows.slice(0, query.limit);
      return {
        items: page.map(toMessage),
        nextCursor: rows.length > page.length ? page.at(-1)!.messageId : null,
        unreadCount,
      };
    },

    async get(caller: Caller, id: string): Promise<Message> {
      const row = await prisma.messageRecipient.findFirst({
        where: { ...own(caller), messageId: id },
        include: whole,
      });
      if (!row) throw errors.messageNotFound();
      return toMessage(row);
    },

    counts: async (caller: Caller): Promise<{ unreadCount: number }> => ({
      unreadCount: await countUnread(prisma, caller.workspaceId, caller.user.id),
    }),

    async markRead(caller: Caller, id: string): Promise<Message> {
      await prisma.messageRecipient.updateMany({
        where: { ...own(caller), messageId: id, readAt: null },
        data: { readAt: new Date() },
      });
      const message = await this.get(caller, id);
      await tell(caller);
      return message;
    },

    /** What comes while the request is on its way stays unread. */
    async markAllRead(caller: Caller, upTo: string | undefined): Promise<{ unreadCount: number }> {
      await prisma.messageRecipient.updateMany({
        where: { ...own(caller), readAt: null, ...(upTo ? { messageId: { lte: upTo } } : {}) },
        data: { readAt: new Date() },
      });
      await tell(caller);
      return this.counts(caller);
    },
  };

  /** The caller's other devices. */
  async function tell(caller: Caller): Promise<void> {
    await publishUnread(deps, caller.workspaceId, [caller.user.id]).catch((error: unknown) =>
      deps.log.warn({ err: error }, 'the count of messages could not be shown live'),
    );
  }
}

function toMessage({ readAt, message }: Row): Message {
  const { id, text, details, urgency, createdAt, run } = message;
  return {
    id,
    text,
    details,
    urgency: urgency as Message['urgency'],
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
    run: { id: run.id, subject: run.subject, workflow: run.workflow.name },
  };
}
