import { heartbeatEveryMs, poolSleepAfterMs } from '@wfb/engine/contract';
import type { Logger } from '../log.ts';
import type { createHostRow } from './host-row.ts';
import type { FromRunner, Seat } from './messages.ts';
import type { createNeighbours } from './neighbours.ts';
import { createRunnerSet, runnerName, sharedRunner } from './runner-set.ts';
import type { HeldSeat, SeatRows } from './seat-rows.ts';
import { createUsage } from './usage.ts';

export interface SupervisorOptions {
  hostName: string;
  rows: SeatRows;
  hostRow: ReturnType<typeof createHostRow>;
  neighbours: ReturnType<typeof createNeighbours>;
  log: Logger;
  defaultSlots: number;
  drainMs: number;
  /** Whether it serves the queue on which schedules fire. */
  firesSchedules: boolean;
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

const catchUpMs = 60_000;

/** Meets the desired state: claims seats, wakes pools that have work, lets the others sleep, and keeps runners running. */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { hostName, rows, hostRow, neighbours, log, defaultSlots, drainMs } = options;
  const { sleepAfterMs = poolSleepAfterMs, lookEveryMs = 2_000 } = options;
  const runners = createRunnerSet({
    log,
    stopWithinMs: drainMs + 8_000,
    onMessage: (name, message) => void onMessage(name, message),
    onCrash: (name, seats, reason) => void onCrash(name, seats, reason),
  });
  const usage = createUsage();
  const startedAt = Date.now();
  /** Last moment at which a pool had work, by queue. */
  const busyAt = new Map<string, number>();
  let held = new Map<string, HeldSeat>();
  /** Seats whose workers are ending, by id. */
  const leaving = new Map<string, { reason: string; runner: string }>();
  /** Why a worker is being started: written down when it is there. */
  const startReasons = new Map<string, string>();
  const slotsOf = (seat: HeldSeat): number => seat.slots ?? defaultSlots;
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
    for (const dead of await neighbours.bury()) log.warn({ dead }, 'a host of this machine has died');
    await rows.claim();
    const now = await rows.held();
    const ids = new Set(now.map(({ id }) => id));
    for (const seat of held.values()) if (!ids.has(seat.id) && !leaving.has(seat.id)) await letGo(seat);
    held = new Map(now.map((seat) => [seat.id, seat]));
    const withWork = await rows.withWork([...new Set(now.map(({ queueName }) => queueName))], sleepAfterMs);
    // One that is on its way out and wanted again begins anew when it has ended.
    for (const seat of now) if (!leaving.has(seat.id)) await meet(seat, withWork.has(seat.queueName));
    await serveLauncher();
    await shareOut();
  }

  async function meet(seat: HeldSeat, hasWork: boolean): Promise<void> {
    if (hasWork) busyAt.set(seat.queueName, Date.now());
    const isBusy = Date.now() - (busyAt.get(seat.queueName) ?? 0) < sleepAfterMs;
    const served = runners.of(seat)?.seats.get(seat.id);
    if (seat.restart) await rows.begun(seat.id);
    if (!served) {
      if (hasWork) await serve(seat, 'There is work for it.');
    } else if (!isBusy) await rest(seat);
    else if (seat.restart) await beginAnew(seat, 'It was told to begin anew.');
    else if (served.slots !== slotsOf(seat)) await beginAnew(seat, 'Its settings were changed.');
  }

  /** A host that came later gets its share: seats that sleep change hands for nothing. */
  async function shareOut(): Promise<void> {
    const surplus = await rows.surplus();
    if (surplus === 0) return;
    const asleep = [...held.values()].filter((seat) => !runners.isAwake(seat)).slice(0, surplus);
    for (const { id } of asleep) held.delete(id);
    await rows.release(
      asleep.map(({ id }) => id),
      null,
    );
  }

  async function serve(seat: HeldSeat, reason: string): Promise<void> {
    busyAt.set(seat.queueName, Date.now());
    startReasons.set(seat.id, reason);
    runners.open(runnerName(seat)).serve({
      workerId: seat.id,
      workerName: seat.replica === 0 ? hostName : `${hostName} #${seat.replica + 1}`,
      queueName: seat.queueName,
      projectId: seat.projectId,
      workspaceId: seat.workspaceId,
      pinnedRegion: seat.pinnedRegion,
      slots: slotsOf(seat),
    });
    log.info({ queue: seat.queueName, replica: seat.replica }, 'a pool wakes');
    await rows.setStatus([seat.id], 'starting', { sleeping: false });
  }

  /** With a new process, where it has one of its own. What is at work gets its grace beside the successor. */
  async function beginAnew(seat: HeldSeat, reason: string): Promise<void> {
    const name = runnerName(seat);
    if (name === sharedRunner) runners.get(name)?.rest(seat.id, 'giveBack');
    else runners.close(name);
    await serve(seat, reason);
  }

  async function rest(seat: HeldSeat): Promise<void> {
    log.info({ queue: seat.queueName, replica: seat.replica }, 'a pool goes to sleep');
    runners.of(seat)?.rest(seat.id, 'finish');
    await rows.setStatus([seat.id], 'running', { sleeping: true });
    await rows.record([{ id: seat.id, kind: 'slept', reason: 'There was nothing to do for a while.' }]);
    closeIfIdle(runnerName(seat));
  }

  /** No longer ours, or no longer wanted: its worker ends, then the seat is given back. */
  async function letGo(seat: HeldSeat): Promise<void> {
    const { reason, manner } = await rows.whyUnwanted(seat.id);
    log.info({ queue: seat.queueName, replica: seat.replica, reason }, 'a seat is given up');
    if (!runners.isAwake(seat)) return rows.release([seat.id], reason);
    leaving.set(seat.id, { reason, runner: runnerName(seat) });
    runners.of(seat)?.rest(seat.id, manner);
    await rows.setStatus([seat.id], 'stopping', { reason });
  }

  async function gone(workerId: string): Promise<void> {
    const left = leaving.get(workerId);
    if (!left) return;
    leaving.delete(workerId);
    await rows.record([{ id: workerId, kind: 'stopped', reason: left.reason }]);
    await rows.release([workerId], left.reason);
    closeIfIdle(left.runner);
    void look();
  }

  /** A process without seats holds memory for nothing; the next wake-up makes a new one. */
  function closeIfIdle(name: string): void {
    const runner = runners.get(name);
    if (!runner || runner.seats.size > 0 || (name === sharedRunner && launcherOn)) return;
    if ([...leaving.values()].some((left) => left.runner === name)) return;
    runners.close(name);
  }

  async function serveLauncher(): Promise<void> {
    if (!options.firesSchedules) return;
    // What fired while no host was there waits to be found.
    const isNew = Date.now() - startedAt < catchUpMs;
    const on = isNew ? await rows.hasSchedules() : await rows.schedulesAreDue();
    if (on === launcherOn) return;
    launcherOn = on;
    if (on) runners.open(sharedRunner).send({ type: 'launcher', on });
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
          await rows.record([
            {
              id: message.workerId,
              kind: 'started',
              reason: startReasons.get(message.workerId) ?? 'It was started again.',
            },
          ]);
          startReasons.delete(message.workerId);
          return;
        case 'failed':
          log.error({ workerId: message.workerId, reason: message.reason }, 'a pool could not be served');
          // Forgotten here, so that the next look tries again.
          runners.get(name)?.rest(message.workerId, 'giveBack');
          await crashed([message.workerId], message.reason);
          return;
        case 'stats':
          await rows.report(message.stats);
          return;
        case 'rebuilt':
          options.onRebuilt(message.id, message.error);
          return;
        case 'rested':
          return await gone(message.workerId);
        case 'ready':
          return;
      }
    } catch (error) {
      log.warn({ err: error, message: message.type }, 'the state of a worker could not be written');
    }
  }

  async function onCrash(name: string, seats: Seat[], reason: string): Promise<void> {
    try {
      for (const [id, left] of leaving) if (left.runner === name) await gone(id);
      const ids = seats.map(({ workerId }) => workerId);
      for (const id of ids) startReasons.set(id, 'It was started again after its process had ended.');
      if (ids.length > 0) await crashed(ids, reason);
    } catch (error) {
      log.warn({ err: error }, 'a crash could not be recorded');
    }
  }

  async function crashed(ids: string[], reason: string): Promise<void> {
    await rows.setStatus(ids, 'failed', { reason, crashed: true });
    await rows.record(ids.map((id) => ({ id, kind: 'crashed', reason })));
  }

  async function beat(): Promise<void> {
    const own = usage();
    const all = [own, ...runners.reports()];
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
        if (seat.queueName === queueName && !runners.isAwake(seat) && !leaving.has(seat.id))
          void serve(seat, 'A run was started.').catch(() => look());
      }
      // A seat that is not held yet: the pool may be new.
      if (![...held.values()].some((seat) => seat.queueName === queueName)) void look();
    },
    rebuild(id, runId) {
      runners.open(sharedRunner).send({ type: 'rebuild', id, runId });
    },
    async stop() {
      stopping = true;
      for (const timer of timers) clearInterval(timer);
      await beat();
      await looking;
      const awake = [...held.values()].filter(runners.isAwake).map(({ id }) => id);
      const ids = [...held.keys(), ...leaving.keys()];
      await rows.setStatus(ids, 'stopping').catch(() => undefined);
      await runners.stop();
      await rows.record(awake.map((id) => ({ id, kind: 'stopped', reason: `${hostName} was shut down.` })));
      await rows.release(ids, null);
      await hostRow.stopped();
    },
  };
}
