import type { CleanableBlobStore } from '@wfb/blobs';
import type { PrismaClient } from '@wfb/prisma';

export interface TidyDeps {
  prisma: PrismaClient;
  blobs: CleanableBlobStore;
  /** For how many days the histories of runs are kept after their end. */
  historyDays(): Promise<number>;
}

/** Removes what has served its purpose. */
export function createTidy({ prisma, blobs, historyDays }: TidyDeps) {
  return async function tidy(): Promise<void> {
    await prisma.$executeRaw`DELETE FROM outbox WHERE "doneAt" < now() - interval '1 day'`;
    await prisma.$executeRaw`DELETE FROM outbox WHERE "failedAt" < now() - interval '30 days'`;
    await prisma.$executeRaw`DELETE FROM idempotency_keys WHERE "createdAt" < now() - interval '7 days'`;
    await prisma.$executeRaw`DELETE FROM queue_samples WHERE at < now() - interval '8 days'`;
    await prisma.$executeRaw`DELETE FROM scaling_decisions WHERE at < now() - interval '90 days'`;
    await prisma.$executeRaw`DELETE FROM worker_log_lines WHERE at < now() - interval '7 days'`;
    await prisma.$executeRaw`DELETE FROM worker_events WHERE at < now() - interval '90 days'`;
    await blobs.clean(await historyDays());
  };
}
