import { Prisma, type Database } from '@wfb/prisma';
import type { Figures, Range } from './schemas.ts';
import { emptyTally, type Level, type Measure, mergeRow, type Tally, type TallyRow } from './tally.ts';

const minute = 60_000;
const day = 86_400_000;

interface Stretch {
  from: Date;
  to: Date;
  bucketMs: number;
}

/** A range ends with the bucket that is now. */
export function stretchOf(range: Range, now: number): Stretch {
  const shapes: Record<Range, { bucketMs: number; buckets: number }> = {
    hour: { bucketMs: minute, buckets: 60 },
    day: { bucketMs: 30 * minute, buckets: 48 },
    week: { bucketMs: day, buckets: 7 },
    month: { bucketMs: day, buckets: 30 },
  };
  const { bucketMs, buckets } = shapes[range];
  const to = (Math.floor(now / bucketMs) + 1) * bucketMs;
  return { from: new Date(to - buckets * bucketMs), to: new Date(to), bucketMs };
}

interface Scope {
  projectId: string;
  measure?: Measure;
  level: Level;
  /** Without it: every one of the level. */
  key?: string;
}

export type StoredTally = TallyRow & { measure: Measure; key: string; at: Date };

/** Rows of a stretch, oldest first. Days that are over for more than a day are told by the day, later ones by the minute. */
export function readRows(
  db: Database,
  scope: Scope,
  { from, to, bucketMs }: Stretch,
): Promise<StoredTally[]> {
  const byMinute = bucketMs < day ? from : new Date((Math.floor(Date.now() / day) - 1) * day);
  return db.$queryRaw<StoredTally[]>(Prisma.sql`
    SELECT measure, key, at, started, succeeded, failed, stopped, "durationMsSum", "durationSquares", "waitMsSum", durations, waits, "lastAt"
    FROM statistics_rollups WHERE "projectId" = ${scope.projectId}::uuid AND level = ${scope.level}
      ${scope.measure === undefined ? Prisma.empty : Prisma.sql`AND measure = ${scope.measure}`}
      ${scope.key === undefined ? Prisma.empty : Prisma.sql`AND key = ${scope.key}`}
      AND at >= ${from} AND at < ${to}
      AND ((grain = 'minute' AND at >= ${byMinute}) OR (grain = 'day' AND at < ${byMinute}))
    ORDER BY at`);
}

export function mergeRows(rows: readonly TallyRow[]): Tally {
  const tally = emptyTally();
  for (const row of rows) mergeRow(tally, row);
  return tally;
}

export function toFigures(tally: Tally): Figures {
  const { started, succeeded, failed, stopped } = tally;
  const ended = succeeded + failed;
  return {
    ...{ started, succeeded, failed, stopped },
    successPercent: ended === 0 ? null : (100 * succeeded) / ended,
    durationMs: timesOf(tally.durations, tally.durationMsSum),
    waitMs: timesOf(tally.waits, tally.waitMsSum),
    lastAt: tally.lastAt === 0 ? null : new Date(tally.lastAt).toISOString(),
  };
}

function timesOf(sketch: Tally['durations'], sum: number): Figures['durationMs'] {
  if (sketch.count === 0) return null;
  const at = (share: number) => Math.round(sketch.quantile(share)!);
  return { avg: Math.round(sum / sketch.count), p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
