import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, openSync, closeSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';

export interface GuardedProcessOptions {
  /** Shown to people: "database", "server". */
  name: string;
  command: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  /** What makes this program finish its work and leave. */
  stopSignal?: 'SIGTERM' | 'SIGINT';
  /** Everything the process prints is appended here. */
  logFile: string;
}

export interface GuardedProcess {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  /** Settles when the process has ended, for whatever reason. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  readonly hasEnded: boolean;
  /** Asks the process to stop, and kills its whole group where it does not within `graceMs`. */
  stop(graceMs?: number): Promise<void>;
}

/**
 * A child must not outlive the launcher, even if that is killed with -9 and cannot say so. Before the shell becomes
 * the program (`exec`: same process id), it leaves a watcher behind that reads a pipe from the launcher. The pipe
 * closes with the launcher; a line on it says that the launcher has dealt with the child itself.
 */
const guardScript = `
( read -r _ <&3 && exit
  kill -s "$0" $$ 2>/dev/null
  waited=0
  while kill -0 $$ 2>/dev/null && [ $waited -lt 30 ]; do sleep 1; waited=$((waited + 1)); done
  kill -s KILL -$$ 2>/dev/null
) >/dev/null 2>&1 &
exec "$@" 3<&-`;

const logSizeLimit = 20 * 1024 * 1024;

function openLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true });
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > logSizeLimit) renameSync(path, `${path}.1`);
  const descriptor = openSync(path, 'a', 0o600);
  chmodSync(path, 0o600);
  return descriptor;
}

export async function startGuardedProcess(options: GuardedProcessOptions): Promise<GuardedProcess> {
  const { name, logFile, stopSignal = 'SIGTERM' } = options;
  const log = openLog(logFile);
  // Detached: a Ctrl-C in the terminal reaches the launcher alone, which then stops its children in order.
  const child = spawn(
    '/bin/sh',
    ['-c', guardScript, stopSignal.replace('SIG', ''), options.command, ...options.args],
    {
      env: options.env ?? process.env,
      cwd: options.cwd,
      uid: options.uid,
      gid: options.gid,
      detached: true,
      stdio: ['ignore', log, log, 'pipe'],
    },
  );
  closeSync(log);
  const pipe = child.stdio[3] as Writable;
  pipe.on('error', () => undefined); // the watcher may be gone before it is told to go

  let hasEnded = false;
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((settle) => {
    child.once('exit', (code, signal) => {
      hasEnded = true;
      pipe.end('done\n');
      settle({ code, signal });
    });
  });
  await new Promise<void>((started, failed) => {
    child.once('spawn', started);
    child.once('error', failed);
  });
  const pid = child.pid as number;

  return {
    name,
    pid,
    logFile,
    ended,
    get hasEnded() {
      return hasEnded;
    },
    async stop(graceMs = 20_000) {
      if (!hasEnded) {
        signalQuietly(pid, stopSignal);
        const timer = setTimeout(() => signalQuietly(-pid, 'SIGKILL'), graceMs);
        await ended;
        clearTimeout(timer);
      }
    },
  };
}

export function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
