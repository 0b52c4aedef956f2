import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { ActionError, type CodeResult } from '@wfb/engine/contract';
import {
  defaultLimits,
  highestLimits,
  type CodeLimits,
  type CodeMessage,
  type CodeReply,
  type CodeRequest,
} from './messages.ts';

export interface SandboxPoolOptions {
  /** Processes at most. One project uses all but one of them at most, so that it never stands in everybody's way. */
  size?: number;
  /** A process that had nothing to do for this long ends. */
  idleMs?: number;
  maxWaiting?: number;
}

export interface SandboxPool {
  run(
    project: string,
    source: string,
    input: unknown,
    limits?: Partial<CodeLimits>,
    signal?: AbortSignal,
  ): Promise<CodeResult>;
  readonly processes: number;
  close(): void;
}

interface Job {
  request: CodeRequest;
  resolve(result: CodeResult): void;
  reject(error: Error): void;
}

interface Seat {
  child: ChildProcess;
  projects: Set<string>;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
  /** Why this side ended the process. */
  ended: ActionError | undefined;
}

/** Runs users' code in processes that can be lost (see child.ts). Failures are ActionErrors in the words of `code.run`. */
export function createSandboxPool(options: SandboxPoolOptions = {}): SandboxPool {
  const size = options.size ?? Math.min(4, availableParallelism() + 1);
  const { idleMs = 60_000, maxWaiting = 1_000 } = options;
  const perProject = Math.max(1, size - 1);
  const seats = new Set<Seat>();
  const waiting: Job[] = [];
  let nextId = 1;
  let closed = false;

  function run(
    project: string,
    source: string,
    input: unknown,
    limits: Partial<CodeLimits> = {},
    signal?: AbortSignal,
  ): Promise<CodeResult> {
    if (closed || waiting.length >= maxWaiting) {
      return Promise.reject(new ActionError('SANDBOX_UNAVAILABLE', 'Too much code is waiting for its turn.'));
    }
    return new Promise<CodeResult>((resolve, reject) => {
      const request: CodeRequest = {
        id: nextId++,
        project,
        source,
        input: JSON.stringify(input ?? null),
        limits: {
          timeoutMs: Math.min(limits.timeoutMs ?? defaultLimits.timeoutMs, highestLimits.timeoutMs),
          memoryMb: Math.min(limits.memoryMb ?? defaultLimits.memoryMb, highestLimits.memoryMb),
        },
      };
      const job: Job = { request, resolve, reject };
      waiting.push(job);
      signal?.addEventListener('abort', () => abandon(job, signal), { once: true });
      dispatch();
    });
  }

  function abandon(job: Job, signal: AbortSignal): void {
    const index = waiting.indexOf(job);
    if (index >= 0) {
      waiting.splice(index, 1);
      job.reject(signal.reason as Error);
      return;
    }
    for (const seat of seats) {
      if (seat.job === job) end(seat, new ActionError('CANCELLED', 'The step was cancelled.'));
    }
  }

  function dispatch(): void {
    const busy = new Map<string, number>();
    for (const { job } of seats) {
      if (job) busy.set(job.request.project, (busy.get(job.request.project) ?? 0) + 1);
    }
    for (let index = 0; index < waiting.length;) {
      const { project } = waiting[index]!.request;
      const running = busy.get(project) ?? 0;
      const seat = running < perProject ? freeSeat(project) : undefined;
      if (!seat) {
        index += 1;
        if ([...seats].every((each) => each.job) && seats.size >= size) return;
        continue;
      }
      const [job] = waiting.splice(index, 1);
      busy.set(project, running + 1);
      assign(seat, job!);
    }
  }

  function freeSeat(project: string): Seat | undefined {
    const free = [...seats].filter(({ job, ended }) => !job && !ended);
    return (
      free.find(({ projects }) => projects.has(project)) ??
      free[0] ??
      (seats.size < size ? open() : undefined)
    );
  }

  function open(): Seat {
    const child = spawnChild();
    const seat: Seat = { child, projects: new Set(), job: undefined, timer: undefined, ended: undefined };
    seats.add(seat);
    child.on('message', (message: CodeMessage) => {
      if (message === 'out of memory') end(seat, outOfMemory());
      else if (message !== 'ready') settle(seat, message);
    });
    child.on('error', () => child.kill('SIGKILL'));
    child.on('exit', (_code, signal) => lose(seat, signal));
    return seat;
  }

  function assign(seat: Seat, job: Job): void {
    seat.job = job;
    seat.projects.add(job.request.project);
    clearTimeout(seat.timer);
    // The process limits itself; this is for one that no longer can. The second is for its start.
    const patienceMs = job.request.limits.timeoutMs * 2 + 3_000;
    const late = new ActionError('CODE_TIMED_OUT', 'The code did not finish within its time limit.', {
      retryable: false,
    });
    seat.timer = setTimeout(() => end(seat, late), patienceMs);
    seat.child.ref();
    seat.child.channel?.ref();
    seat.child.send(job.request, (error) => {
      if (error) seat.child.kill('SIGKILL');
    });
  }

  function settle(seat: Seat, reply: CodeReply): void {
    const job = seat.job;
    if (!job || job.request.id !== reply.id) return;
    release(seat);
    if (reply.ok) job.resolve({ value: JSON.parse(reply.value) as unknown, logs: reply.logs });
    else {
      const place = reply.line === undefined ? '' : ` (line ${reply.line})`;
      const details = { line: reply.line, logs: reply.logs };
      job.reject(new ActionError(reply.code, `${reply.message}${place}`, { retryable: false, details }));
    }
    dispatch();
  }

  function release(seat: Seat): void {
    seat.job = undefined;
    clearTimeout(seat.timer);
    seat.timer = setTimeout(() => seat.child.kill('SIGKILL'), idleMs);
    seat.timer.unref();
    seat.child.unref();
    seat.child.channel?.unref();
  }

  function end(seat: Seat, error: ActionError): void {
    seat.ended = error;
    seat.child.kill('SIGKILL');
  }

  function lose(seat: Seat, signal: NodeJS.Signals | null): void {
    seats.delete(seat);
    clearTimeout(seat.timer);
    const error =
      seat.ended ??
      // V8 aborts its process where an allocation is too large for any heap.
      (signal && signal !== 'SIGKILL'
        ? outOfMemory()
        : new ActionError('SANDBOX_UNAVAILABLE', 'The process that ran the code ended.'));
    seat.job?.reject(error);
    if (!closed) dispatch();
  }

  return {
    run,
    get processes() {
      return seats.size;
    },
    close() {
      closed = true;
      const error = new ActionError('SANDBOX_UNAVAILABLE', 'The worker is stopping.');
      for (const job of waiting.splice(0)) job.reject(error);
      for (const seat of seats) end(seat, error);
    },
  };
}

function outOfMemory(): ActionError {
  const message = 'The code used more memory than it may.';
  return new ActionError('CODE_OUT_OF_MEMORY', message, { retryable: false });
}

/** Folder that holds every installed package: all that a sandbox process may read besides its own source. */
function packagesFolder(): string {
  const path = createRequire(import.meta.url).resolve('isolated-vm');
  return path.slice(0, path.indexOf(`${sep}node_modules${sep}`)) + `${sep}node_modules`;
}

function spawnChild(): ChildProcess {
  const folder = dirname(import.meta.filename);
  const own = dirname(dirname(folder));
  return fork(join(folder, 'child.ts'), [], {
    env: {},
    cwd: folder,
    serialization: 'json',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [
      // isolated-vm cannot live with Node's start-up snapshot.
      '--no-node-snapshot',
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=SecurityWarning',
      '--max-old-space-size=128',
      '--permission',
      '--allow-addons',
      `--allow-fs-read=${folder}`,
      `--allow-fs-read=${join(own, 'package.json')}`,
      `--allow-fs-read=${join(own, 'node_modules')}`,
      `--allow-fs-read=${packagesFolder()}`,
      '--allow-fs-read=/etc/alpine-release',
    ],
  });
}
