import type { PrismaClient } from '@wfb/prisma';
import { isOpen } from './statuses.ts';

export interface RunEnd {
  status: string;
  output: unknown;
  error: unknown;
}

export interface RunEnds {
  /** The end of a run; null when it does not come in time. */
  wait(runId: string, withinMs: number): Promise<RunEnd | null>;
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

  async function look(runId: string): Promise<RunEnd | null> {
    const run = await prisma.run.findUnique({
      where: { id: runId },
      select: { status: true, output: true, error: true },
    });
    return run && !isOpen(run.status) ? run : null;
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
    async wait(runId, withinMs) {
      const until = Date.now() + withinMs;
      for (;;) {
        const end = await look(runId);
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
