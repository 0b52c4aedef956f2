import type { PrismaClient } from '@wfb/prisma';
import { toStorableText } from '@wfb/prisma/storable';
import type { Logger } from '../log.ts';

export interface WorkerLogEntry {
  level: 'info' | 'warn' | 'error';
  message: string;
  runId?: string;
}

export interface WorkerLog {
  write(workerId: string, entry: WorkerLogEntry): void;
  flush(): Promise<void>;
}

interface Line extends WorkerLogEntry {
  workerId: string;
  at: Date;
}

const flushEveryMs = 1_000;
/** What is said beyond that within a second is counted, not kept: the log is to be read by people. */
const keptPerFlush = 200;
const longestMessage = 2_000;

/** Lines that people read on a worker's page. They tell of work, so none of it waits for them. */
export function createWorkerLog(deps: {
  prisma: Pick<PrismaClient, 'workerLogLine'>;
  log: Logger;
}): WorkerLog {
  let waiting: Line[] = [];
  let leftOut = 0;
  let timer: NodeJS.Timeout | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const lines = waiting;
    waiting = [];
    if (leftOut > 0) {
      const last = lines.at(-1)!;
      lines.push({ ...last, level: 'warn', message: `${leftOut} more lines in this second are left out.` });
      leftOut = 0;
    }
    if (lines.length === 0) return;
    await deps.prisma.workerLogLine
      .createMany({ data: lines.map((line) => ({ ...line, message: shown(line.message) })) })
      .catch((error: unknown) => deps.log.debug({ err: error }, 'log lines of workers are lost'));
  }

  return {
    write(workerId, entry) {
      if (waiting.length >= keptPerFlush) leftOut += 1;
      else waiting.push({ ...entry, workerId, at: new Date() });
      timer ??= setTimeout(() => void flush(), flushEveryMs);
    },
    flush,
  };
}

const shown = (message: string): string => toStorableText(message).slice(0, longestMessage);
