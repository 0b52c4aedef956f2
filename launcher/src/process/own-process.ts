import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { waitUntil } from '../wait.ts';
import { startGuardedProcess, type GuardedProcess, type GuardedProcessOptions } from './guarded-process.ts';
import { keepRunning, type Kept } from './keep-running.ts';
import { forgetProcess, recordProcess } from './leftovers.ts';

export interface OwnProcessOptions extends GuardedProcessOptions {
  dataFolder: string;
  /** What it is called in sentences: "The database". */
  title: string;
  isReady: () => boolean | Promise<boolean>;
  readyWithinMs: number;
  /** How long it may take to stop before it is killed. */
  stopWithinMs?: number;
  report: (text: string) => void;
}

/** Runs a process of this instance until it is told to stop; resolves when it serves for the first time. */
export function runOwnProcess(options: OwnProcessOptions): Promise<Kept> {
  return keepRunning({
    title: options.title,
    report: options.report,
    start: () => startOwnProcess(options),
  });
}

/** Starts it and waits until it serves. */
async function startOwnProcess(options: OwnProcessOptions): Promise<GuardedProcess> {
  const { name, dataFolder, title, stopSignal = 'SIGTERM', readyWithinMs } = options;
  const runFolder = join(dataFolder, 'run');
  const before = await stat(options.logFile).then(
    ({ size }) => size,
    () => 0,
  );
  const guarded = await startGuardedProcess(options);
  await recordProcess(runFolder, name, guarded.pid, stopSignal);

  const until = () => guarded.hasEnded;
  if (!(await waitUntil(options.isReady, { timeoutMs: readyWithinMs, until }))) {
    const what = guarded.hasEnded
      ? 'ended right after its start'
      : `did not answer within ${readyWithinMs / 1000} s`;
    await guarded.stop(2_000);
    await forgetProcess(runFolder, name);
    throw new Problem(
      `${title} ${what}:\n${await lastLines(guarded.logFile, before)}`,
      `The whole log is in ${guarded.logFile}.`,
    );
  }
  return {
    ...guarded,
    get hasEnded() {
      return guarded.hasEnded;
    },
    async stop(graceMs = options.stopWithinMs) {
      await guarded.stop(graceMs);
      await forgetProcess(runFolder, name);
    },
  };
}

/** The log goes on from start to start; what an earlier process wrote would mislead. */
async function lastLines(file: string, fromByte: number): Promise<string> {
  const log = await readFile(file).catch(() => Buffer.alloc(0));
  const text = log.subarray(fromByte).toString('utf8');
  const lines = text.trimEnd().split('\n').slice(-12);
  return lines.map((line) => `    ${line.slice(0, 300)}`).join('\n');
}
