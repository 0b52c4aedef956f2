import type { PrismaClient } from '@wfb/prisma';
import type { Caller } from '../../auth/caller.ts';
import type { MailList } from './schemas.ts';

export function createMailsService({ prisma }: { prisma: PrismaClient }) {
  return {
    /** Mails of the workspace's runs, newest first: the outbox page. */
    async list(caller: Caller, query: { cursor?: string | undefined; limit: number }): Promise<MailList> {
      const rows = await prisma.mail.findMany({
        where: { workspaceId: caller.workspaceId, ...(query.cursor ? { id: { lt: query.cursor } } : {}) },
        orderBy: { id: 'desc' },
        take: query.limit + 1,
      });
      const page = rows.slice(0, query.limit);
      return {
        items: page.map(({ id, to, subject, text, html, status, createdAt, runId }) => ({
          id,
          to,
          subject,
          text,
          html,
          status: status as MailList['items'][number]['status'],
          createdAt: createdAt.toISOString(),
          runId,
        })),
        nextCursor: rows.length > page.length ? page.at(-1)!.id : null,
      };
    },
  };
}
