import type { PrismaClient } from '@wfb/prisma';
import type { FastifyInstance } from 'fastify';
import type { Caller } from '../../auth/caller.ts';
import { notFound } from '../../errors.ts';
import { describeDevice } from './device.ts';

export function createSessionsService({
  prisma,
  onSessionEnded,
}: {
  prisma: PrismaClient;
  onSessionEnded: FastifyInstance['onSessionEnded'];
}) {
  return {
    async list(caller: Caller) {
      const [sessions, subscriptions] = await Promise.all([
        prisma.session.findMany({
          where: { userId: caller.user.id, expiresAt: { gt: new Date() } },
          orderBy: { updatedAt: 'desc' },
        }),
        prisma.pushSubscription.findMany({
          where: { userId: caller.user.id },
          select: { sessionId: true },
        }),
      ]);
      const withPush = new Set(subscriptions.map(({ sessionId }) => sessionId));
      return {
        items: sessions.map((session) => ({
          id: session.id,
          current: session.id === caller.sessionId,
          device: describeDevice(session.userAgent),
          ipAddress: session.ipAddress,
          createdAt: session.createdAt.toISOString(),
          lastSeenAt: session.updatedAt.toISOString(),
          push: withPush.has(session.id),
        })),
      };
    },

    async revoke(caller: Caller, id: string): Promise<void> {
      const { count } = await prisma.session.deleteMany({ where: { id, userId: caller.user.id } });
      if (count === 0) throw notFound('session');
      await onSessionEnded({ id, userId: caller.user.id });
    },
  };
}
