import { Prisma, type PrismaClient } from '@wfb/prisma';
import { firstIdAt } from '@wfb/prisma/uuid7';

/** Runs may end a little before this server hears of it. Minutes. */
const lateMinutes = 15;
const daysCounted = 31;
const minutesKeptDays = 2;

/** Counts per minute and day, made from the runs themselves: computing them again gives the same. */
export function createRollup({ prisma }: { prisma: PrismaClient }) {
  return {
    /** The minutes since the last time, with those into which somebody may have come late, and their days. */
    async recent(): Promise<void> {
      const [edge] = await prisma.$queryRaw<{ at: Date | null }[]>`
        SELECT max(at) AS at FROM run_rollups WHERE grain = 'minute'`;
      if (!edge?.at) return compute(prisma, new Date(Date.now() - daysCounted * 86_400_000));
      await compute(prisma, new Date(edge.at.getTime() - lateMinutes * 60_000));
    },

    async whole(): Promise<void> {
      await compute(prisma, new Date(Date.now() - daysCounted * 86_400_000));
      await prisma.$executeRaw`
        DELETE FROM run_rollups WHERE grain = 'minute'
          AND at < (SELECT max(at) FROM run_rollups WHERE grain = 'minute') - ${minutesKeptDays} * interval '1 day'`;
    },
  };
}

async function compute(prisma: PrismaClient, from: Date): Promise<void> {
  for (const grain of ['day', 'minute'] as const) {
    const since = new Date(
      grain === 'minute'
        ? Math.max(from.getTime(), Date.now() - minutesKeptDays * 86_400_000)
        : from.getTime(),
    );
    const unit = Prisma.raw(`'${grain}'`);
    // Runs started count where they began, ended ones where they ended.
    await prisma.$executeRaw(Prisma.sql`
      INSERT INTO run_rollups AS known ("projectId", "workflowId", grain, at, started, completed, failed, cancelled, terminated,
        "durationMsSum", "durationMsMax")
      SELECT "projectId", "workflowId", ${unit}, at, sum(started), sum(completed), sum(failed), sum(cancelled), sum(terminated),
        sum(ms), max(ms)
      FROM (
        SELECT "projectId", "workflowId", date_trunc(${unit}, "createdAt", 'UTC') AS at, 1 AS started, 0 AS completed, 0 AS failed,
          0 AS cancelled, 0 AS terminated, 0 AS ms
        FROM runs WHERE id >= ${firstIdAt(since)}::uuid AND "createdAt" >= date_trunc(${unit}, ${since}::timestamptz, 'UTC')
        UNION ALL
        SELECT "projectId", "workflowId", date_trunc(${unit}, "finishedAt", 'UTC'), 0, (status = 'completed')::int,
          (status = 'failed')::int, (status = 'cancelled')::int, (status = 'terminated')::int,
          greatest(0, (extract(epoch FROM "finishedAt" - "createdAt") * 1000)::bigint)
        FROM runs WHERE "finishedAt" >= date_trunc(${unit}, ${since}::timestamptz, 'UTC')
      ) AS parts GROUP BY "projectId", "workflowId", at
      ON CONFLICT ("workflowId", grain, at) DO UPDATE SET started = EXCLUDED.started, completed = EXCLUDED.completed,
        failed = EXCLUDED.failed, cancelled = EXCLUDED.cancelled, terminated = EXCLUDED.terminated,
        "durationMsSum" = EXCLUDED."durationMsSum", "durationMsMax" = EXCLUDED."durationMsMax"`);
  }
}
