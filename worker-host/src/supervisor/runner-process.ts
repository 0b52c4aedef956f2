import { fork, type ChildProcess } from 'node:child_process';
import type { Logger } from '../log.ts';
import type { FromRunner, RestManner, Seat, ToRunner } from './messages.ts';

export interface RunnerProcessOptions {
  name: string;
  log: Logger;
  onMessage(message: FromRunner): void;
  /** The process ended without having been told to. Its seats are served again by the next one, after a pause. */
  onCrash(seats: Seat[], reason: string): void;
  /** How long it may take to stop before it is ended. */
  stopWithinMs: number;
  /** Injected in tests. */
  spawn?: () => ChildProcess;
}

export interface RunnerProcess {
  readonly name: string;
  readonly pid: number | undefined;
  readonly seats: ReadonlyMap<string, Seat>;
  serve(seat: Seat): void;
  rest(workerId: string, manner: RestManner): void;
  send(message: ToRunner): void;
  /** Drains and ends it. */
  stop(): Promise<void>;
}

const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** A process that ran for this long starts with a clean record. */
const healthyAfterMs = 60_000;

/** A runner that is kept running: what it is to serve is known here, and told to each new process. */
export function createRunnerProcess(options: RunnerProcessOptions): RunnerProcess {
  const { name, log, spawn = spawnRunner } = options;
  const seats = new Map<string, Seat>();
  let launcher = false;
  let child: ChildProcess | undefined;
  let stopping: Promise<void> | undefined;
  let crashes = 0;
  let restart: NodeJS.Timeout | undefined;

  function start(): void {
    const process = spawn();
    const startedAt = Date.now();
    child = process;
    process.on('message', (message: FromRunner) => {
      if (message.type === 'rested') seats.delete(message.workerId);
      options.onMessage(message);
    });
    process.on('error', (error) => log.error({ err: error, runner: name }, 'a runner could not be started'));
    process.on('exit', (code, signal) => {
      if (child === process) child = undefined;
      if (stopping) return;
      crashes = Date.now() - startedAt > healthyAfterMs ? 1 : crashes + 1;
      const reason = signal ? `Its process was ended by ${signal}.` : `Its process ended with code ${code}.`;
      const pauseMs = Math.min(firstPauseMs * 2 ** (crashes - 1), longestPauseMs);
      log.error({ runner: name, code, signal, pauseMs }, 'a runner ended; it is started again');
      options.onCrash([...seats.values()], reason);
      restart = setTimeout(start, pauseMs);
    });
    if (launcher) process.send({ type: 'launcher', on: true } satisfies ToRunner);
    for (const seat of seats.values()) process.send({ type: 'serve', seat } satisfies ToRunner);
  }

  function send(message: ToRunner): void {
    if (message.type === 'launcher') launcher = message.on;
    // A process that just ended has no channel; its successor is told on its start.
    if (child?.connected) child.send(message, () => undefined);
  }

  async function end(): Promise<void> {
    clearTimeout(restart);
    const process = child;
    if (!process || process.exitCode !== null || process.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => process.once('exit', () => resolve()));
    send({ type: 'stop' });
    const timer = setTimeout(() => {
      log.warn({ runner: name }, 'a runner did not stop in time and is ended');
      process.kill('SIGKILL');
    }, options.stopWithinMs);
    await ended;
    clearTimeout(timer);
  }

  start();
  return {
    name,
    get pid() {
      return child?.pid;
    },
    seats,
    serve(seat) {
      seats.set(seat.workerId, seat);
      send({ type: 'serve', seat });
    },
    rest(workerId, manner) {
      seats.delete(workerId);
      send({ type: 'rest', workerId, manner });
    },
    send,
    stop() {
      stopping ??= end();
      return stopping;
    },
  };
}

function spawnRunner(): ChildProcess {
  const runner = (file: string) => new URL(`../runner/${file}`, import.meta.url);
  return fork(runner('main.ts'), [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning', '--import', runner('workflow-threads.ts').href],
  });
}
