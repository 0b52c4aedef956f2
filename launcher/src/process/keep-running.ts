import { setTimeout as delay } from 'node:timers/promises';
import type { GuardedProcess } from './guarded-process.ts';

export interface Kept {
  /** Of the process that runs now; another one after a restart. */
  readonly pid: number;
  stop(graceMs?: number): Promise<void>;
}

export interface KeepRunningOptions {
  start: () => Promise<GuardedProcess>;
  /** Told when the process has ended by itself, and how a restart went. */
  report: (text: string) => void;
  title: string;
}

const firstPauseMs = 250;
const longestPauseMs = 10_000;
/** A process that has served this long was no failed start: the next pause is the shortest again. */
const stableAfterMs = 30_000;

/**
 * Starts a process and starts it again whenever it ends by itself, with growing pauses. Only the very first start may
 * fail: what breaks later must heal without a human step.
 */
export async function keepRunning({ start, report, title }: KeepRunningOptions): Promise<Kept> {
  const stopping = new AbortController();
  let current = await start();

  const watch = async () => {
    let pauseMs = firstPauseMs;
    while (!stopping.signal.aborted) {
      const startedAt = Date.now();
      const { code, signal } = await current.ended;
      if (stopping.signal.aborted) return;
      if (Date.now() - startedAt > stableAfterMs) pauseMs = firstPauseMs;
      report(
        `${title} ended (${signal ?? `status ${code}`}); starting it again. Its log: ${current.logFile}`,
      );
      for (let running = false; !running && !stopping.signal.aborted;) {
        await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
        pauseMs = Math.min(pauseMs * 2, longestPauseMs);
        if (stopping.signal.aborted) return;
        try {
          current = await start();
          running = true;
        } catch (error) {
          report(
            `${title} could not be started again: ${error instanceof Error ? error.message : String(error)}`,
          );
        }
      }
    }
  };
  const watching = watch();

  return {
    get pid() {
      return current.pid;
    },
    async stop(graceMs) {
      stopping.abort();
      await current.stop(graceMs);
      // A restart that was under way when we were asked to stop has a new process by now.
      await watching;
      await current.stop(graceMs);
    },
  };
}
