import type { Database } from '@wfb/prisma';
import { placedActionKey } from '../statistics/facts.ts';
import { mergeRows, readRows, type StoredTally } from '../statistics/read.ts';
import { emptyTally, type Tally } from '../statistics/tally.ts';
import { estimateSplit, type Flow, type Wait } from './queueing-model.ts';
import type { SplitEstimateShape } from './schemas.ts';

const day = 86_400_000;
const minute = 60_000;
/** Arrivals are reckoned by the busiest quarter of an hour: an average over a day would have no rush in it. */
const rushMs = 15 * minute;
/** Of a worker that was never weighed. */
const usualMemoryMb = 150;
const usualSlots = 100;
/** Others wait this much less at least, or it is not worth a process. */
const worthwhileFactor = 2;
const worthwhileMs = 100;

export interface QueueAtWork {
  id: string;
  name: string;
  replicas: number;
  slotsOfOne: number;
  memoryMb: number;
}

/** What actions did at the queues of a project in a stretch of time, by the minute. */
export interface PlacedTallies {
  rows: readonly StoredTally[];
}

export async function readPlaced(
  db: Database,
  projectId: string,
  from: Date,
  to: Date,
): Promise<PlacedTallies> {
  const scope = { projectId, measure: 'tasks', level: 'placedAction' } as const;
  return { rows: await readRows(db, scope, { from, to, bucketMs: minute }) };
}

export const lastDay = (now = Date.now()): [Date, Date] => [new Date(now - day), new Date(now + minute)];

/** The queue at which an action is busiest, of those that are no dedicated ones. */
export function busiestQueue(
  placed: PlacedTallies,
  action: string,
  queues: readonly QueueAtWork[],
): QueueAtWork | null {
  const loads = queues.map((queue) => ({ queue, tally: tallyAt(placed, queue.name, action) }));
  const busiest = loads.toSorted((a, b) => b.tally.durationMsSum - a.tally.durationMsSum)[0];
  return busiest && busiest.tally.started > 0 ? busiest.queue : (queues[0] ?? null);
}

export function estimateFor(placed: PlacedTallies, action: string, queue: QueueAtWork): SplitEstimateShape {
  const key = placedActionKey(queue.name, action);
  const atQueue = placed.rows.filter((row) => row.key.startsWith(`${queue.name} `));
  const rush = busiestStretch(atQueue);
  const own = toFlow(mergeRows(rush.rows.filter((row) => row.key === key)), rush.seconds);
  const others = toFlow(mergeRows(rush.rows.filter((row) => row.key !== key)), rush.seconds);
  const slots = queue.replicas * queue.slotsOfOne;
  const { now, othersAfter, actionAfter } = estimateSplit(own, others, slots, queue.slotsOfOne);
  const worthIt =
    now.p95Seconds >= worthwhileFactor * othersAfter.p95Seconds &&
    (now.p95Seconds - othersAfter.p95Seconds) * 1_000 >= worthwhileMs;
  return {
    now: toWait(now),
    othersAfter: toWait(othersAfter),
    actionAfter: toWait(actionAfter),
    costMemoryMb: Math.round(queue.memoryMb || usualMemoryMb),
    worthIt,
    sentence: sentenceOf(now, othersAfter, worthIt),
    measuredBefore: measureWaits(placed, action, queue.name),
  };
}

/** Waits of an action, wherever it ran, and of the others at the queue that it left. */
export function measureWaits(placed: PlacedTallies, action: string, queueName: string) {
  const own = mergeRows(placed.rows.filter((row) => row.key.endsWith(` ${action}`)));
  const others = mergeRows(
    placed.rows.filter((row) => row.key.startsWith(`${queueName} `) && !row.key.endsWith(` ${action}`)),
  );
  const p95 = (tally: Tally): number | null => tally.waits.quantile(0.95);
  return { othersWaitP95Ms: p95(others), actionWaitP95Ms: p95(own) };
}

export async function findQueuesAtWork(db: Database, projectId: string): Promise<QueueAtWork[]> {
  const rows = await db.queue.findMany({
    where: { projectId, archivedAt: null, kind: { not: 'action' } },
    include: { workers: true },
    orderBy: [{ isDefault: 'desc' }, { createdAt: 'asc' }],
  });
  return rows.map(({ id, name, replicas, maxConcurrentTasks, workers }) => ({
    ...{ id, name, replicas },
    slotsOfOne:
      maxConcurrentTasks ?? (Math.max(0, ...workers.map(({ slotsTotal }) => slotsTotal)) || usualSlots),
    memoryMb: Math.max(0, ...workers.map(({ memoryMb }) => memoryMb)),
  }));
}

function tallyAt({ rows }: PlacedTallies, queueName: string, action: string): Tally {
  const key = placedActionKey(queueName, action);
  return rows.length === 0 ? emptyTally() : mergeRows(rows.filter((row) => row.key === key));
}

function busiestStretch(rows: readonly StoredTally[]): { rows: StoredTally[]; seconds: number } {
  const stretches = Map.groupBy(rows, ({ at }) => Math.floor(at.getTime() / rushMs));
  const work = (some: StoredTally[]) => some.reduce((sum, row) => sum + Number(row.durationMsSum), 0);
  const busiest = [...stretches.values()].toSorted((a, b) => work(b) - work(a))[0] ?? [];
  // A rush that lasted for minutes only is no quarter of an hour.
  const minutes = new Set(busiest.map(({ at }) => at.getTime())).size;
  return { rows: busiest, seconds: Math.max(1, minutes) * 60 };
}

function toFlow(tally: Tally, overSeconds: number): Flow {
  const { count } = tally.durations;
  if (count === 0) return { perSecond: 0, seconds: 0, squaredSeconds: 0 };
  return {
    perSecond: Math.max(count, tally.started) / overSeconds,
    seconds: tally.durationMsSum / count / 1_000,
    squaredSeconds: tally.durationSquares / count,
  };
}

const toMs = (seconds: number): number | null =>
  Number.isFinite(seconds) ? Math.round(seconds * 1_000) : null;
const toWait = ({ load, meanSeconds, p95Seconds }: Wait) => ({
  load,
  meanMs: toMs(meanSeconds),
  p95Ms: toMs(p95Seconds),
});

function sentenceOf(now: Wait, after: Wait, worthIt: boolean): string {
  if (!worthIt) return 'The other actions hardly wait because of it: workers of its own would gain little.';
  const before = Number.isFinite(now.p95Seconds)
    ? `one of twenty tasks waits longer than ${shown(now.p95Seconds)}`
    : 'more comes than the workers can do';
  const then = Number.isFinite(after.p95Seconds)
    ? `${shown(after.p95Seconds)} without it`
    : 'still too much without it';
  return `In a rush ${before}; ${then}.`;
}

const shown = (seconds: number): string =>
  seconds < 1 ? `${Math.round(seconds * 1_000)} ms` : `${Math.round(seconds * 10) / 10} s`;
