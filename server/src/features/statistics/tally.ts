import { Sketch } from './sketch.ts';

export type Measure = 'runs' | 'tasks';
/** What statistics are kept of; `placedAction` is an action at one queue. */
export type Level = 'project' | 'workflow' | 'action' | 'queue' | 'region' | 'worker' | 'placedAction';

/** Counts and durations of a stretch of time. Adding up those of its parts gives the same. */
export interface Tally {
  started: number;
  succeeded: number;
  failed: number;
  stopped: number;
  durationMsSum: number;
  durationSquares: number;
  waitMsSum: number;
  durations: Sketch;
  waits: Sketch;
  lastAt: number;
}

/** A tally as the table holds it. */
export interface TallyRow extends Omit<
  Tally,
  'durations' | 'waits' | 'durationMsSum' | 'waitMsSum' | 'lastAt'
> {
  durationMsSum: bigint;
  waitMsSum: bigint;
  durations: Uint8Array | null;
  waits: Uint8Array | null;
  lastAt: Date;
}

export const emptyTally = (): Tally => ({
  ...{ started: 0, succeeded: 0, failed: 0, stopped: 0, durationMsSum: 0, durationSquares: 0, waitMsSum: 0 },
  ...{ durations: new Sketch(), waits: new Sketch(), lastAt: 0 },
});

/** What one group of facts adds. */
export interface Addition {
  started?: number;
  succeeded?: number;
  failed?: number;
  stopped?: number;
  durationsMs?: readonly number[] | null;
  waitsMs?: readonly number[] | null;
  lastAt: number;
}

export function addTo(tally: Tally, addition: Addition): void {
  tally.started += addition.started ?? 0;
  tally.succeeded += addition.succeeded ?? 0;
  tally.failed += addition.failed ?? 0;
  tally.stopped += addition.stopped ?? 0;
  for (const ms of addition.durationsMs ?? []) {
    tally.durations.add(ms);
    tally.durationMsSum += ms;
    tally.durationSquares += (ms / 1_000) ** 2;
  }
  for (const ms of addition.waitsMs ?? []) {
    tally.waits.add(ms);
    tally.waitMsSum += ms;
  }
  tally.lastAt = Math.max(tally.lastAt, addition.lastAt);
}

export function mergeRow(tally: Tally, row: TallyRow): void {
  tally.started += row.started;
  tally.succeeded += row.succeeded;
  tally.failed += row.failed;
  tally.stopped += row.stopped;
  tally.durationMsSum += Number(row.durationMsSum);
  tally.durationSquares += row.durationSquares;
  tally.waitMsSum += Number(row.waitMsSum);
  if (row.durations) tally.durations.mergeBytes(row.durations);
  if (row.waits) tally.waits.mergeBytes(row.waits);
  tally.lastAt = Math.max(tally.lastAt, row.lastAt.getTime());
}
