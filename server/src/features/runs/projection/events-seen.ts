import { Prisma } from '@wfb/prisma';

// A run numbers its events from 0 without a gap. The numbers taken in are kept with the run, as ranges: repeats and disorder leave them
// the same, and an event that a crash or an emptied Redis has swallowed is a hole in them.

/** Ascending numbers as a literal of PostgreSQL's `int4multirange`. */
export function toMultirange(seqs: readonly number[]): string {
  const ranges: [from: number, to: number][] = [];
  for (const seq of seqs) {
    const last = ranges.at(-1);
    if (last?.[1] === seq) last[1] = seq + 1;
    else ranges.push([seq, seq + 1]);
  }
  return `{${ranges.map(([from, to]) => `[${from},${to})`).join(',')}}`;
}

/** Of a row of `runs` named r: events before the last one known are missing. Not true of a run of which nothing was heard. */
export const hasHole = Prisma.sql`NOT (r."eventsSeen" @> int4range(0, upper(r."eventsSeen")))`;
