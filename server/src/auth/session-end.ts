import type { PrismaClient } from '@wfb/prisma';
import type { FastifyBaseLogger } from 'fastify';
import type { Redis } from 'ioredis';

/** Redis channel that tells every server of a session's end, so that its sockets close. Message: `{ sessionId, userId }`. */
export const sessionEndedChannel = 'wfb:session-ended';

/** What follows when a session has ended, however it ended: the device is told nothing more. */
export function createSessionEnd({
  prisma,
  redis,
  log,
}: {
  prisma: PrismaClient;
  redis: Redis;
  log: FastifyBaseLogger;
}) {
  return async ({ id, userId }: { id: string; userId: string }): Promise<void> => {
    await prisma.pushSubscription.deleteMany({ where: { sessionId: id } });
    await redis
      .publish(sessionEndedChannel, JSON.stringify({ sessionId: id, userId }))
      .catch((error: unknown) => log.warn({ err: error }, 'sockets of a session may outlive it'));
  };
}
