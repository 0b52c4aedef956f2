import type { CurrentTask } from '@wfb/engine/contract';

/** A seat at a pool, as the runner that serves it knows it. */
export interface Seat {
  workerId: string;
  workerName: string;
  queueName: string;
  projectId: string;
  workspaceId: string;
  /** Its runs, and what they start, are carried in this region only. */
  pinnedRegion: string | null;
  /** Tasks at once. */
  slots: number;
}

/** How a worker ends: with all that it has at work, or giving it back after a grace. */
export type RestManner = 'finish' | 'giveBack';

/** Supervisor → runner. */
export type ToRunner =
  | { type: 'serve'; seat: Seat }
  /** Take nothing new, and forget the pool when what is at work has ended. */
  | { type: 'rest'; workerId: string; manner: RestManner }
  /** Serve the queue on which schedules fire, beside the pools. */
  | { type: 'launcher'; on: boolean }
  /** Make the step events of a run once more, from its history. */
  | { type: 'rebuild'; id: string; runId: string }
  /** Rest everywhere, then exit. */
  | { type: 'stop' };

/** Runner → supervisor. */
export type FromRunner =
  | { type: 'ready' }
  | { type: 'serving'; workerId: string }
  | { type: 'rested'; workerId: string }
  | { type: 'failed'; workerId: string; reason: string }
  | { type: 'rebuilt'; id: string; error?: string }
  | { type: 'stats'; stats: RunnerStats };

export interface RunnerStats {
  memoryMb: number;
  /** Of one core. */
  cpuPercent: number;
  seats: SeatStats[];
}

export interface SeatStats {
  workerId: string;
  slotsUsed: number;
  slotsTotal: number;
  /** Since the last report. */
  completed: number;
  failed: number;
  /** At work, the longest first. */
  tasks: CurrentTask[];
}
