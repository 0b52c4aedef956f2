/** A seat at a pool, as the runner that serves it knows it. */
export interface Seat {
  workerId: string;
  workerName: string;
  queueName: string;
  projectId: string;
  workspaceId: string;
  /** Tasks at once. */
  slots: number;
}

/** Supervisor → runner. */
export type ToRunner =
  | { type: 'serve'; seat: Seat }
  /** Finish what is at work, take nothing new, and forget the pool. */
  | { type: 'rest'; workerId: string }
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
}
