import type { PrismaClient } from '@wfb/prisma';

/** Removes what has served its purpose. */
export function createTidy({ prisma }: { prisma: PrismaClient }) {
  return async function tidy(): Promise<void> {
    await prisma.$executeRaw`DELETE FROM outbox WHERE "doneAt" < now() - interval '1 day'`;
    await prisma.$executeRaw`DELETE FROM outbox WHERE "failedAt" < now() - interval '30 days'`;
    await prisma.$executeRaw`DELETE FROM idempotency_keys WHERE "createdAt" < now() - interval '7 days'`;
  };
}
