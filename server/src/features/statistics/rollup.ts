import { Prisma, type Database, type PrismaClient } from '@wfb/prisma';
import type { Versions } from '../runs/versions.ts';
import { type Grain, tallyFacts, Tallies, type TallyKey } from './facts.ts';
import type { Tally } from './tally.ts';

const minute = 60_000;
const day = 86_400_000;
/** Runs may end a little before this server hears of it. */
const lateMs = 10 * minute;
const minutesKeptDays = 3;
/** Days whose figures may still change without anybody asking for it: a run that ended is taken up again. */
const unsettledDays = 4;
const rebuiltDays = 31;
/** So much is read at once. */
const chunkMs = 6 * 3_600_000;

/** Keeps the statistics: made from the runs themselves, so that making them again gives the same. */
export function createStatisticsRollup({ prisma, versions }: { prisma: PrismaClient; versions: Versions }) {
  async function compute(grain: Grain, from: Date, to: Date): Promise<void> {
    const tallies = new Tallies();
    for (let at = from.getTime(); at < to.getTime(); at += chunkMs)
      await tallyFacts(
        prisma,
        versions,
        grain,
        new Date(at),
        new Date(Math.min(at + chunkMs, to.getTime())),
        tallies,
      );
    // Two servers must not take each other's rows for vanished ones.
    await prisma.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('wfb statistics'))`;
        await replace(tx, grain, from, to, tallies.entries());
      },
      { timeout: 60_000 },
    );
  }

  async function computeMinutes(from: Date): Promise<void> {
    const now = Date.now();
    const first = Math.max(Math.floor(from.getTime() / minute) * minute, now - minutesKeptDays * day);
    for (let at = Math.floor(first / minute) * minute; at <= now; at += chunkMs)
      await compute('minute', new Date(at), new Date(Math.min(at + chunkMs, now + minute)));
  }

  async function computeDays(days: number): Promise<void> {
    const today = Math.floor(Date.now() / day) * day;
    for (let at = today - (days - 1) * day; at <= today; at += day)
      await compute('day', new Date(at), new Date(at + day));
  }

  async function rebuild(): Promise<void> {
    await computeDays(rebuiltDays);
    await computeMinutes(new Date(0));
  }

  return {
    /** The minutes since the last time, with those into which somebody may have come late. */
    async recent(): Promise<void> {
      const [edge] = await prisma.$queryRaw<{ at: Date | null }[]>`
        SELECT max(at) AS at FROM statistics_rollups WHERE grain = 'minute'`;
      if (!edge?.at) {
        // New, or emptied: then all of it is made again, if there is anything to make it of.
        if (await prisma.run.findFirst({ select: { id: true } })) await rebuild();
        return;
      }
      await computeMinutes(new Date(Math.min(edge.at.getTime(), Date.now()) - lateMs));
    },

    /** Everything that may still change; what is too old to be told by the minute goes. */
    async whole(): Promise<void> {
      await computeDays(unsettledDays);
      await computeMinutes(new Date(0));
      await prisma.$executeRaw`
        DELETE FROM statistics_rollups WHERE grain = 'minute' AND at < now() - ${minutesKeptDays} * interval '1 day'`;
    },
  };
}

/** Writes the tallies of a stretch of time; what was told of it before and is not any more goes. */
async function replace(
  tx: Database,
  grain: Grain,
  from: Date,
  to: Date,
  entries: { key: TallyKey; tally: Tally }[],
): Promise<void> {
  const rows = JSON.stringify(
    entries.map(({ key, tally }) => ({
      ...key,
      ...tally,
      at: new Date(key.at),
      durations: toBase64(tally.durations),
      waits: toBase64(tally.waits),
      lastAt: new Date(tally.lastAt),
    })),
  );
  await tx.$executeRaw(Prisma.sql`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS g("projectId" uuid, measure text, level text, key text, at timestamptz, started int,
        succeeded int, failed int, stopped int, "durationMsSum" bigint, "durationSquares" float8, "waitMsSum" bigint, durations text,
        waits text, "lastAt" timestamptz)),
    gone AS (
      DELETE FROM statistics_rollups s WHERE s.grain = ${grain} AND s.at >= ${from} AND s.at < ${to} AND NOT EXISTS (
        SELECT 1 FROM given g WHERE (g."projectId", g.measure, g.level, g.key, g.at) = (s."projectId", s.measure, s.level, s.key, s.at)))
    INSERT INTO statistics_rollups AS known ("projectId", measure, level, key, grain, at, started, succeeded, failed, stopped,
      "durationMsSum", "durationSquares", "waitMsSum", durations, waits, "lastAt")
    SELECT "projectId", measure, level, key, ${grain}, at, started, succeeded, failed, stopped, "durationMsSum", "durationSquares",
      "waitMsSum", decode(durations, 'base64'), decode(waits, 'base64'), "lastAt" FROM given
    ON CONFLICT ("projectId", measure, level, key, grain, at) DO UPDATE SET started = EXCLUDED.started,
      succeeded = EXCLUDED.succeeded, failed = EXCLUDED.failed, stopped = EXCLUDED.stopped, "durationMsSum" = EXCLUDED."durationMsSum",
      "durationSquares" = EXCLUDED."durationSquares", "waitMsSum" = EXCLUDED."waitMsSum", durations = EXCLUDED.durations,
      waits = EXCLUDED.waits, "lastAt" = EXCLUDED."lastAt"
    WHERE (known.started, known.succeeded, known.failed, known.stopped, known."durationMsSum", known."waitMsSum") IS DISTINCT FROM
      (EXCLUDED.started, EXCLUDED.succeeded, EXCLUDED.failed, EXCLUDED.stopped, EXCLUDED."durationMsSum", EXCLUDED."waitMsSum")`);
}

const toBase64 = (sketch: Tally['durations']): string | null =>
  sketch.count === 0 ? null : Buffer.from(sketch.toBytes()).toString('base64');
