import type { PrismaClient } from '@wfb/prisma';
import { catchUp, modelsBehind } from '@wfb/prisma/read-models';
import { foldOf } from '../features/read-models/fold.ts';

/** Batches per model and round, so that a long log keeps no other model waiting. */
const mostBatches = 20;

/** Has read models follow their logs, so that whoever reads one finds little left to take in. */
export function createReadModelFollower({ prisma }: { prisma: PrismaClient }) {
  return async (): Promise<void> => {
    for (const id of await modelsBehind(prisma)) await catchUp(prisma, id, foldOf, mostBatches);
  };
}
