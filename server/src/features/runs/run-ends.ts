import type { PrismaClient } from '@wfb/prisma';
import { isOpen } from './statuses.ts';

export interface RunEnd {
  status: string;
  output: unknown;
  error: unknown;
  /** What a step answers the caller. */
  answer: unknown;
}

export interface RunEnds {
  /** The end of a run, or with `orAnswer` its answer where that comes first; null when neither comes in time. */
  wait(runId: string, withinMs: number, orAnswer?: boolean): Promise<RunEnd | null>;
  /** These runs have changed: whoever waits looks. */
  notice(runIds: readonly string[]): void;
  stop(): void;
}

/** Another server may take in the last event of a run: then the look at the database tells. Milliseconds. */
const lookEveryMs = 500;

/** Lets requests wait for the end of runs. */
export function createRunEnds({ prisma }: { prisma: PrismaClient }): RunEnds {
  const waiting = new Map<string, Set<() => void>>();
  let stopped = false;

  async function look(runId: string, orAnswer: boolean): Promise<RunEnd | null> {
    const run = await prisma.run.findUnique({
      where: { id: runId },
      select: { status: true, output: true, error: true, answer: true },
    });
    return run && (!isOpen(run.status) || (orAnswer && run.answer !== null)) ? run : null;
  }

  function nextNotice(runId: string, ms: number): Promise<void> {
    return new Promise((resolve) => {
      const group = waiting.get(runId) ?? new Set();
      waiting.set(runId, group);
      const settle = () => {
        clearTimeout(timer);
        group.delete(settle);
        if (group.size === 0) waiting.delete(runId);
        resolve();
      };
      const timer = setTimeout(settle, ms);
      group.add(settle);
    });
  }

  return {
    async wait(runId, withinMs, orAnswer = false) {
      const until = Date.now() + withinMs;
      for (;;) {
        const end = await look(runId, orAnswer);
        const left = until - Date.now();
        if (end || left <= 0 || stopped) return end;
        await nextNotice(runId, Math.min(lookEveryMs, left));
      }
    },
    notice(runIds) {
      for (const runId of runIds) for (const wake of [...(waiting.get(runId) ?? [])]) wake();
    },
    stop() {
      stopped = true;
      for (const group of [...waiting.values()]) for (const wake of [...group]) wake();
    },
  };
}
