import { heartbeatEveryMs, poolSleepAfterMs } from '@wfb/engine/contract';
import type { Logger } from '../log.ts';
import type { createHostRow } from './host-row.ts';
import type { FromRunner, RunnerStats, Seat } from './messages.ts';
import { createRunnerProcess, type RunnerProcess } from './runner-process.ts';
import type { HeldSeat, SeatRows } from './seat-rows.ts';
import { createUsage } from './usage.ts';

export interface SupervisorOptions {
  hostName: string;
  rows: SeatRows;
  hostRow: ReturnType<typeof createHostRow>;
  log: Logger;
  defaultSlots: number;
  drainMs: number;
  sleepAfterMs?: number;
  lookEveryMs?: number;
  onRebuilt(id: string, error?: string): void;
}

export interface Supervisor {
  start(): Promise<void>;
  /** A pool was given work. */
  wake(queueName: string): void;
  rebuild(id: string, runId: string): void;
  /** Lets go of everything in order: tasks finish, seats are given back. */
  stop(): Promise<void>;
}

/** Name of the runner that all pools share which have no process of their own. */
const sharedRunner = 'shared';
const catchUpMs = 60_000;

/** Meets the desired state: claims seats, wakes pools that have work, lets the others sleep, and keeps runners running. */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { hostName, rows, hostRow, log, defaultSlots, drainMs } = options;
  const { sleepAfterMs = poolSleepAfterMs, lookEveryMs = 2_000 } = options;
  const runners = new Map<string, RunnerProcess>();
  const stats = new Map<string, RunnerStats>();
  const usage = createUsage();
  const startedAt = Date.now();
  /** Last moment at which a pool had work, by queue. */
  const busyAt = new Map<string, number>();
  let held = new Map<string, HeldSeat>();
  let launcherOn = false;
  let stopping = false;
  let looking: Promise<void> | undefined;
  let lookAgain = false;
  let timers: NodeJS.Timeout[] = [];

  /** One look at a time; a wish for another one during it is kept. */
  function look(): Promise<void> {
    if (looking) {
      lookAgain = true;
      return looking;
    }
    looking = lookOnce()
      .catch((error: unknown) => log.warn({ err: error }, 'the pools could not be looked at; trying again'))
      .finally(() => {
        looking = undefined;
        if (lookAgain && !stopping) void look();
        lookAgain = false;
      });
    return looking;
  }

  async function lookOnce(): Promise<void> {
    if (stopping) return;
    await rows.fill();
    await rows.claim();
    const now = await rows.held();
    const ids = new Set(now.map(({ id }) => id));
    for (const seat of held.values()) if (!ids.has(seat.id)) await letGo(seat);
    held = new Map(now.map((seat) => [seat.id, seat]));
    const withWork = await rows.withWork([...new Set(now.map(({ queueName }) => queueName))], sleepAfterMs);
    for (const seat of now) {
      if (withWork.has(seat.queueName)) busyAt.set(seat.queueName, Date.now());
      const busy = Date.now() - (busyAt.get(seat.queueName) ?? 0) < sleepAfterMs;
      const awake = runnerOf(seat)?.seats.has(seat.id) ?? false;
      if (withWork.has(seat.queueName) && !awake) await serve(seat);
      else if (!busy && awake) await rest(seat);
    }
    await serveLauncher();
    await shareOut();
  }

  /** A host that came later gets its share: seats that sleep change hands for nothing. */
  async function shareOut(): Promise<void> {
    const surplus = await rows.surplus();
    if (surplus === 0) return;
    const asleep = [...held.values()].filter((seat) => !runnerOf(seat)?.seats.has(seat.id)).slice(0, surplus);
    for (const { id } of asleep) held.delete(id);
    await rows.release(
      asleep.map(({ id }) => id),
      null,
    );
  }

  function runnerOf(seat: HeldSeat): RunnerProcess | undefined {
    return runners.get(runnerName(seat));
  }

  function openRunner(name: string): RunnerProcess {
    const known = runners.get(name);
    if (known) return known;
    const runner = createRunnerProcess({
      name,
      log,
      onMessage: (message) => void onMessage(name, message),
      onCrash: (seats, reason) => void onCrash(name, seats, reason),
      stopWithinMs: drainMs + 8_000,
    });
    runners.set(name, runner);
    return runner;
  }

  async function serve(seat: HeldSeat): Promise<void> {
    busyAt.set(seat.queueName, Date.now());
    openRunner(runnerName(seat)).serve({
      workerId: seat.id,
      workerName: seat.replica === 0 ? hostName : `${hostName} #${seat.replica + 1}`,
      queueName: seat.queueName,
      projectId: seat.projectId,
      workspaceId: seat.workspaceId,
      slots: seat.slots ?? defaultSlots,
    });
    log.info({ queue: seat.queueName, replica: seat.replica }, 'a pool wakes');
    await rows.setStatus([seat.id], 'starting', { sleeping: false });
  }

  async function rest(seat: HeldSeat): Promise<void> {
    log.info({ queue: seat.queueName, replica: seat.replica }, 'a pool goes to sleep');
    runnerOf(seat)?.rest(seat.id);
    await rows.setStatus([seat.id], 'running', { sleeping: true });
    closeIfIdle(runnerName(seat));
  }

  /** No longer ours, or no longer wanted. */
  async function letGo(seat: HeldSeat): Promise<void> {
    log.info({ queue: seat.queueName, replica: seat.replica }, 'a seat is given up');
    runnerOf(seat)?.rest(seat.id);
    await rows.release([seat.id], 'The pool was stopped, or is served by another machine.');
    closeIfIdle(runnerName(seat));
  }

  /** A process without seats holds memory for nothing; the next wake-up makes a new one. */
  function closeIfIdle(name: string): void {
    const runner = runners.get(name);
    if (!runner || runner.seats.size > 0 || (name === sharedRunner && launcherOn)) return;
    runners.delete(name);
    stats.delete(name);
    void runner.stop();
  }

  async function serveLauncher(): Promise<void> {
    // What fired while no host was there waits to be found.
    const isNew = Date.now() - startedAt < catchUpMs;
    const on = isNew ? await rows.hasSchedules() : await rows.schedulesAreDue();
    if (on === launcherOn) return;
    launcherOn = on;
    if (on) openRunner(sharedRunner).send({ type: 'launcher', on });
    else {
      runners.get(sharedRunner)?.send({ type: 'launcher', on });
      closeIfIdle(sharedRunner);
    }
  }

  async function onMessage(name: string, message: FromRunner): Promise<void> {
    try {
      switch (message.type) {
        case 'serving':
          await rows.setStatus([message.workerId], 'running', { sleeping: false });
          return;
        case 'failed':
          log.error({ workerId: message.workerId, reason: message.reason }, 'a pool could not be served');
          // Forgotten here, so that the next look tries again.
          runners.get(name)?.rest(message.workerId);
          await rows.setStatus([message.workerId], 'failed', { reason: message.reason, crashed: true });
          return;
        case 'stats':
          stats.set(name, message.stats);
          await rows.report(message.stats);
          return;
        case 'rebuilt':
          options.onRebuilt(message.id, message.error);
          return;
        case 'ready':
        case 'rested':
          return;
      }
    } catch (error) {
      log.warn({ err: error, message: message.type }, 'the state of a worker could not be written');
    }
  }

  async function onCrash(name: string, seats: Seat[], reason: string): Promise<void> {
    stats.delete(name);
    const ids = seats.map(({ workerId }) => workerId);
    if (ids.length === 0) return;
    await rows
      .setStatus(ids, 'failed', { reason, crashed: true })
      .catch((error: unknown) => log.warn({ err: error }, 'a crash could not be recorded'));
  }

  async function beat(): Promise<void> {
    const own = usage();
    const all = [own, ...stats.values()];
    const load = {
      memoryMb: all.reduce((sum, { memoryMb }) => sum + memoryMb, 0),
      cpuPercent: all.reduce((sum, { cpuPercent }) => sum + cpuPercent, 0),
    };
    try {
      await hostRow.beat(load, stopping);
      await rows.renew();
    } catch (error) {
      log.warn({ err: error }, 'the heartbeat could not be written; trying again');
    }
  }

  return {
    async start() {
      await beat();
      await look();
      timers = [
        setInterval(() => void beat(), heartbeatEveryMs),
        setInterval(() => void look(), lookEveryMs),
      ];
    },
    wake(queueName) {
      if (stopping) return;
      busyAt.set(queueName, Date.now());
      for (const seat of held.values()) {
        if (seat.queueName === queueName && !runnerOf(seat)?.seats.has(seat.id))
          void serve(seat).catch(() => look());
      }
      // A seat that is not held yet: the pool may be new.
      if (![...held.values()].some((seat) => seat.queueName === queueName)) void look();
    },
    rebuild(id, runId) {
      openRunner(sharedRunner).send({ type: 'rebuild', id, runId });
    },
    async stop() {
      stopping = true;
      for (const timer of timers) clearInterval(timer);
      await beat();
      await looking;
      const ids = [...held.keys()];
      await rows.setStatus(ids, 'stopping').catch(() => undefined);
      await Promise.all([...runners.values()].map((runner) => runner.stop()));
      await rows.release(ids, null);
      await hostRow.stopped();
    },
  };
}

/** Cold pools share a process; a second worker of a pool is there for more power, so it gets a process of its own. */
function runnerName(seat: HeldSeat): string {
  return seat.replica === 0 ? sharedRunner : seat.id;
}
