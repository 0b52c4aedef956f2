import { randomUUID } from 'node:crypto';
import type { Blob, BlobStore } from '@wfb/engine/contract';
import type { PrismaClient } from '@wfb/prisma';
import { createS3Objects } from './objects.ts';

export interface BlobStoreOptions {
  prisma: PrismaClient;
  /** A bucket for the contents (`isS3Url`); without one they lie in Postgres. What was put before stays where it is. */
  s3Url?: string | undefined;
  /** For how long an outage is sat out, milliseconds. */
  patienceMs?: number;
}

/** What belongs to no run is kept as one that does not exist. */
const noRun = '00000000-0000-0000-0000-000000000000';
/** A blob that was asked for so recently is not removed, so that one under way to a run stays. */
const graceDays = 1;
const perRound = 500;

export interface CleanableBlobStore extends BlobStore {
  /** Removes what no history can ask for any more: runs are asked about for so many days after their end. Gives how many. */
  clean(historyDays: number): Promise<number>;
}

/**
 * Blobs with the runs that refer to them, in Postgres; their contents there too, or in a bucket. Every content in a bucket has a
 * key of its own, so that removing an old one can never hit one that was put again meanwhile.
 */
export function createBlobStore({ prisma, s3Url, patienceMs = 0 }: BlobStoreOptions): CleanableBlobStore {
  const objects = s3Url ? createS3Objects(s3Url) : undefined;

  /** Whether the blob was there. Marks it as used, which keeps a cleaning that runs meanwhile from removing it. */
  async function use({ id, runId }: Blob): Promise<boolean> {
    const marked = await prisma.$executeRaw`
      WITH used AS (UPDATE blobs SET "usedAt" = now() WHERE id = ${id} RETURNING id)
      INSERT INTO blob_uses ("blobId", "runId") SELECT id, ${runId ?? noRun}::uuid FROM used
      ON CONFLICT ("blobId", "runId") DO UPDATE SET "createdAt" = now()`;
    return marked > 0;
  }

  async function keep(blob: Blob): Promise<void> {
    const { id, runId } = blob;
    const content = blob.content();
    const location = objects ? `${id}/${randomUUID()}` : null;
    if (location) await objects!.put(location, content);
    const [row] = await prisma.$queryRaw<{ location: string | null }[]>`
      INSERT INTO blobs (id, content, location, size)
      VALUES (${id}, ${location ? null : content}::bytea, ${location}, ${content.length})
      ON CONFLICT (id) DO UPDATE SET "usedAt" = now() RETURNING location`;
    await prisma.$executeRaw`
      INSERT INTO blob_uses ("blobId", "runId") VALUES (${id}, ${runId ?? noRun}::uuid) ON CONFLICT DO NOTHING`;
    // Somebody else was quicker with the same content.
    if (location && row?.location !== location) await objects!.delete(location);
  }

  async function find(id: string): Promise<Uint8Array | undefined> {
    const [row] = await prisma.$queryRaw<{ content: Uint8Array | null; location: string | null }[]>`
      SELECT content, location FROM blobs WHERE id = ${id}`;
    if (!row) return undefined;
    if (row.content) return row.content;
    if (!objects) throw new Error('A large value lies in an object store, but none is set (BLOB_STORE_URL).');
    return objects.get(row.location!);
  }

  async function dropUses(historyDays: number): Promise<void> {
    await prisma.$executeRaw`
      DELETE FROM blob_uses u WHERE u."createdAt" < now() - make_interval(days => ${graceDays})
        AND CASE WHEN u."runId" = ${noRun}::uuid THEN u."createdAt" < now() - make_interval(days => ${historyDays})
          ELSE NOT EXISTS (SELECT 1 FROM runs r WHERE r.id = u."runId"
            AND (r."finishedAt" IS NULL OR r."finishedAt" > now() - make_interval(days => ${historyDays}))) END`;
  }

  async function dropSome(): Promise<number> {
    const dropped = await prisma.$queryRaw<{ location: string | null }[]>`
      DELETE FROM blobs b WHERE b.id IN (SELECT id FROM blobs WHERE "usedAt" < now() - make_interval(days => ${graceDays})
          AND NOT EXISTS (SELECT 1 FROM blob_uses u WHERE u."blobId" = blobs.id) LIMIT ${perRound})
        AND b."usedAt" < now() - make_interval(days => ${graceDays})
      RETURNING location`;
    for (const { location } of dropped) if (location) await objects?.delete(location);
    return dropped.length;
  }

  return {
    put: (blob) =>
      patiently(patienceMs, async () => {
        if (!(await use(blob))) await keep(blob);
      }),
    get: (id) => patiently(patienceMs, () => find(id)),
    async clean(historyDays) {
      await dropUses(historyDays);
      let total = 0;
      for (let some = perRound; some === perRound; total += some) some = await dropSome();
      return total;
    },
  };
}

/** Tries again, ever more slowly, until the time is up; then throws what went wrong last. */
async function patiently<T>(patienceMs: number, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + patienceMs;
  for (let pauseMs = 100; ; pauseMs = Math.min(2 * pauseMs, 3_000)) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() + pauseMs > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
