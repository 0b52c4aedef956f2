import type { PrismaClient } from '@wfb/prisma';
import type { Redis } from 'ioredis';
import type { Auth } from '../../auth/better-auth.ts';
import { reauthenticationRequired, tooManyPasswords } from './errors.ts';

const attempts = 5;
const windowSeconds = 15 * 60;

/** Confirms by password that the person at a signed-in device is the one who signed in; guessing is limited, across servers. */
export function createPasswordCheck(deps: { prisma: PrismaClient; redis: Redis; auth: Auth }) {
  return async function verifyPassword(userId: string, password: string): Promise<void> {
    const key = `wfb:reauthentication:${userId}`;
    const failed = Number(await deps.redis.get(key));
    if (failed >= attempts) throw tooManyPasswords(Math.max(1, await deps.redis.ttl(key)));
    const account = await deps.prisma.account.findFirst({
      where: { userId, providerId: 'credential', password: { not: null } },
      select: { password: true },
    });
    if (!account?.password)
      throw reauthenticationRequired('Set a password first: decisions of high risk need one.');
    const context = await deps.auth.$context;
    if (await context.password.verify({ hash: account.password, password })) {
      await deps.redis.del(key);
      return;
    }
    await deps.redis.multi().incr(key).expire(key, windowSeconds).exec();
    throw reauthenticationRequired('That is not your password.');
  };
}
