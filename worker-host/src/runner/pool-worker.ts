import { Worker } from '@temporalio/worker';
import type { Seat, SeatStats } from '../supervisor/messages.ts';
import type { TaskCounts } from '../activities/index.ts';

export interface PoolWorker {
  seat: Seat;
  /** Settles when it has ended, with an error if it was not told to. */
  ended: Promise<void>;
  /** Takes nothing new, and ends when what is at work has. */
  shutdown(): void;
  stats(): SeatStats;
}

export async function startPoolWorker(
  seat: Seat,
  options: Parameters<typeof Worker.create>[0],
  counts: TaskCounts,
): Promise<PoolWorker> {
  const worker = await Worker.create(options);
  const ended = worker.run();
  return {
    seat,
    ended,
    shutdown() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
    },
    stats() {
      const { completed, failed } = counts;
      counts.completed = 0;
      counts.failed = 0;
      return {
        workerId: seat.workerId,
        slotsUsed: counts.atWork,
        slotsTotal: seat.slots,
        completed,
        failed,
      };
    },
  };
}
