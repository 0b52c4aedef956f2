import type { Logger } from '../log.ts';
import type { FromRunner, RunnerStats, Seat } from './messages.ts';
import { createRunnerProcess, type RunnerProcess } from './runner-process.ts';
import type { HeldSeat } from './seat-rows.ts';

/** Name of the runner that all pools share which have no process of their own. */
export const sharedRunner = 'shared';

/** The processes of a host, by name, and what each of them reported last. */
export function createRunnerSet(options: {
  log: Logger;
  stopWithinMs: number;
  onMessage(name: string, message: FromRunner): void;
  onCrash(name: string, seats: Seat[], reason: string): void;
}) {
  const { log, stopWithinMs } = options;
  const runners = new Map<string, RunnerProcess>();
  const stats = new Map<string, RunnerStats>();

  function forget(name: string): RunnerProcess | undefined {
    const runner = runners.get(name);
    runners.delete(name);
    stats.delete(name);
    return runner;
  }

  return {
    open(name: string): RunnerProcess {
      const known = runners.get(name);
      if (known) return known;
      const runner = createRunnerProcess({
        name,
        log,
        stopWithinMs,
        onMessage(message) {
          // What a process says that was replaced is no news of its successor.
          if (message.type === 'stats' && runners.get(name) === runner) stats.set(name, message.stats);
          options.onMessage(name, message);
        },
        onCrash(seats, reason) {
          stats.delete(name);
          options.onCrash(name, seats, reason);
        },
      });
      runners.set(name, runner);
      return runner;
    },
    get: (name: string) => runners.get(name),
    of: (seat: HeldSeat) => runners.get(runnerName(seat)),
    isAwake: (seat: HeldSeat) => runners.get(runnerName(seat))?.seats.has(seat.id) ?? false,
    /** Ends a process; the next order to one of this name starts another. */
    close(name: string): void {
      void forget(name)?.stop();
    },
    reports: () => [...stats.values()],
    async stop(): Promise<void> {
      await Promise.all([...runners.values()].map((runner) => runner.stop()));
    },
  };
}

/** Cold pools share a process; a second worker of a pool is there for more power, so it gets one of its own, as do dedicated pools. */
export function runnerName(seat: HeldSeat): string {
  return seat.replica === 0 && !seat.dedicated ? sharedRunner : seat.id;
}
