import { Worker } from '@temporalio/worker';
import type { Seat, SeatStats } from '../supervisor/messages.ts';
import type { WorkBook } from '../activities/work-book.ts';

export interface PoolWorker {
  seat: Seat;
  /** Settles when it has ended, with an error if it was not told to. */
  ended: Promise<void>;
  /** Takes nothing new, and ends when what is at work has; after `giveBackAfterMs` that is given back. */
  shutdown(giveBackAfterMs?: number): void;
  stats(): SeatStats;
}

export async function startPoolWorker(
  seat: Seat,
  options: Parameters<typeof Worker.create>[0],
  book: WorkBook,
): Promise<PoolWorker> {
  const worker = await Worker.create(options);
  const ended = worker.run();
  return {
    seat,
    ended,
    shutdown(giveBackAfterMs) {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      if (giveBackAfterMs === undefined) return;
      const timer = setTimeout(() => book.giveBack(), giveBackAfterMs);
      void ended.catch(() => undefined).finally(() => clearTimeout(timer));
    },
    stats: () => ({ workerId: seat.workerId, slotsTotal: seat.slots, ...book.report() }),
  };
}
