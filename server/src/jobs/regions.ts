import { leaseForMs } from '@wfb/engine/contract';
import { Prisma, type PrismaClient } from '@wfb/prisma';

/** Notes which regions have machines; where one has lost its last, those are told, once, whose projects rely on it. */
export function createRegionWatch({ prisma, kickOutbox }: { prisma: PrismaClient; kickOutbox(): void }) {
  return async function watchRegions(): Promise<void> {
    // By the machines' own signs of life: one that came and went between two looks counts as well.
    await prisma.$executeRaw(Prisma.sql`
      INSERT INTO region_states AS known (region, "lastLiveAt")
      SELECT region, max("heartbeatAt") FROM worker_hosts WHERE "drainingAt" IS NULL GROUP BY region
      ON CONFLICT (region) DO UPDATE SET "lastLiveAt" = greatest(known."lastLiveAt", EXCLUDED."lastLiveAt"),
        "lostToldAt" = CASE WHEN known."lostToldAt" < EXCLUDED."lastLiveAt" THEN NULL ELSE known."lostToldAt" END`);
    // One statement: of several servers that look at once, one tells.
    const told = await prisma.$executeRaw(Prisma.sql`
      WITH lost AS (
        UPDATE region_states SET "lostToldAt" = now()
        WHERE "lostToldAt" IS NULL AND "lastLiveAt" < now() - ${leaseForMs} * interval '1 millisecond' RETURNING region),
      concerned AS (
        SELECT DISTINCT p."workspaceId", lost.region FROM lost JOIN projects p ON p."archivedAt" IS NULL
          AND (lost.region = ANY(p.regions) OR EXISTS (SELECT 1 FROM workflows w WHERE w."projectId" = p.id
            AND w."pinnedRegion" = lost.region AND w."archivedAt" IS NULL)))
      INSERT INTO outbox (id, kind, "subjectId", payload)
      SELECT gen_random_uuid(), 'region.lostNotify', region, jsonb_build_object('region', region, 'workspaceId', "workspaceId")
      FROM concerned`);
    if (told > 0) kickOutbox();
  };
}
