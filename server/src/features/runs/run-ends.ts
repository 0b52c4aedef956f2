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
  /** The end of a run, or its answer where that is asked for and comes first; null when neither comes in time. */
  wait(runId: string, withinMs: number, options: WaitOptions): Promise<RunEnd | null>;
  /** These runs have changed: whoever waits looks. */
  notice(runIds: readonly string[]): void;
  stop(): void;
}

export interface WaitOptions {
  orAnswer: boolean;
  /** The run was accepted a moment ago: it cannot have ended unnoticed. */
  isNew: boolean;
}

/** Another server may take in the last event of a run: then the look at the database tells. Milliseconds. */
const lookEveryMs = 500;

interface Waiter {
  orAnswer: boolean;
  settle(end: RunEnd | null): void;
  fail(error: unknown): void;
}

/** Lets requests wait for the end of runs. However many wait, one query looks for all of them. */
export function createRunEnds({ prisma }: { prisma: PrismaClient }): RunEnds {
  const waiting = new Map<string, Set<Waiter>>();
  let looking: NodeJS.Timeout | undefined;
  let stopped = false;

  /** Settles whoever waits for these runs, as far as they have ended. Never rejects: who waits is told. */
  async function lookAt(runIds: readonly string[]): Promise<void> {
    const waiters = (runId: string) => [...(waiting.get(runId) ?? [])];
    try {
      const runs = await prisma.run.findMany({
        where: { id: { in: [...runIds] } },
        select: { id: true, status: true, output: true, error: true, answer: true },
      });
      for (const { id, ...end } of runs)
        for (const waiter of waiters(id))
          if (!isOpen(end.status) || (waiter.orAnswer && end.answer !== null)) waiter.settle(end);
    } catch (error) {
      for (const waiter of runIds.flatMap(waiters)) waiter.fail(error);
    }
  }

  function lookFromTimeToTime(): void {
    looking ??= setTimeout(() => {
      looking = undefined;
      if (waiting.size > 0) void lookAt([...waiting.keys()]).then(lookFromTimeToTime);
    }, lookEveryMs);
  }

  return {
    async wait(runId, withinMs, { orAnswer, isNew }) {
      const { promise, resolve, reject } = Promise.withResolvers<RunEnd | null>();
      const group = waiting.get(runId) ?? new Set();
      waiting.set(runId, group);
      const waiter = { orAnswer, settle: resolve, fail: reject };
      group.add(waiter);
      lookFromTimeToTime();
      if (stopped) resolve(null);
      // From here on nothing is missed; what was over before is seen now.
      if (!isNew) void lookAt([runId]);
      const timer = setTimeout(() => void lookAt([runId]).then(() => resolve(null)), withinMs);
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        group.delete(waiter);
        if (group.size === 0) waiting.delete(runId);
      }
    },
    notice(runIds) {
      const awaited = runIds.filter((runId) => waiting.has(runId));
      if (awaited.length > 0) void lookAt(awaited);
    },
    stop() {
      stopped = true;
      clearTimeout(looking);
      for (const waiter of [...waiting.values()].flatMap((group) => [...group])) waiter.settle(null);
    },
  };
}
