import { Client } from '@temporalio/client';
import { NativeConnection, Runtime, type WorkerOptions } from '@temporalio/worker';
import { heartbeatEveryMs, launcherQueueOf } from '@wfb/engine/contract';
import {
  createClientOptions,
  createWorkerOptions,
  createWorkflowBundle,
  fetchHistories,
  replayRun,
  type WorkflowBundle,
} from '@wfb/engine/temporal';
import { createLauncherActivities, createPoolActivities, type Activities } from '../activities/index.ts';
import { createWorkBook } from '../activities/work-book.ts';
import type { WorkerHostConfig } from '../config.ts';
import { createLog } from '../log.ts';
import type { FromRunner, RestManner, Seat, ToRunner } from '../supervisor/messages.ts';
import { createUsage } from '../supervisor/usage.ts';
import { bundleFolder } from './bundle-folder.ts';
import { startPoolWorker, type PoolWorker } from './pool-worker.ts';
import { createSurroundings } from './surroundings.ts';
import { createTemporalLogger } from './temporal-logger.ts';
import { createTurns } from './turns.ts';

export interface Serving {
  obey(message: Exclude<ToRunner, { type: 'stop' }>): void;
  /** Rests everywhere; what is at work finishes within its grace. */
  stop(): Promise<void>;
}

/** Longer than any task may take. */
const finishWithin = '7d';
/**
 * Each new worker loads the workflow code into a thread of its own, half a second of a processor, and the SDK gives up one that takes longer
 * than 5 s: where twenty pools wake at once, as after a restart, none would be ready in time.
 */
const startedAtOnce = 2;

/** The part of a runner that carries runs. Loaded with the first order. */
export function createServing(config: WorkerHostConfig, send: (message: FromRunner) => void): Serving {
  /** The launcher is served like a pool, but is nobody's. */
  const launcherSeat: Seat = {
    workerId: 'launcher',
    workerName: 'launcher',
    queueName: launcherQueueOf(config.keys),
    projectId: '',
    workspaceId: '',
    pinnedRegion: null,
    slots: 20,
  };
  const log = createLog(config.LOG_LEVEL, { name: 'runner', host: config.HOST_NAME });
  Runtime.install({
    logger: createTemporalLogger(log),
    // The supervisor's order is the only reason to stop.
    shutdownSignals: [],
    telemetryOptions: { logging: { forward: {}, filter: 'WARN' } },
  });
  const surroundings = createSurroundings(config, log, client);
  const workers = new Map<string, Promise<PoolWorker>>();
  /** Told to rest, and not at their end yet; the pool may be served anew beside them. */
  const resting = new Set<Promise<PoolWorker>>();
  const usage = createUsage();
  const inTurn = createTurns(startedAtOnce);
  let stopping = false;
  let connecting: Promise<NativeConnection> | undefined;
  let bundling: Promise<WorkflowBundle> | undefined;

  const connect = (): Promise<NativeConnection> => {
    connecting ??= NativeConnection.connect({ address: config.TEMPORAL_ADDRESS }).catch((error: unknown) => {
      connecting = undefined;
      throw error;
    });
    return connecting;
  };
  const bundle = (): Promise<WorkflowBundle> => {
    bundling ??= createWorkflowBundle(bundleFolder).catch((error: unknown) => {
      bundling = undefined;
      throw error;
    });
    return bundling;
  };

  async function client(): Promise<Client> {
    const { TEMPORAL_NAMESPACE: namespace, keys } = config;
    const { blobs } = surroundings;
    return new Client(createClientOptions({ connection: await connect(), namespace, keys, blobs }));
  }

  function serve(seat: Seat): void {
    if (stopping || workers.has(seat.workerId)) return;
    const starting = start(seat);
    workers.set(seat.workerId, starting);
    starting.then(
      (worker) => {
        if (seat !== launcherSeat && !resting.has(starting)) {
          send({ type: 'serving', workerId: seat.workerId });
          say(seat, 'info', `Ready: takes up to ${seat.slots} tasks at once.`);
        }
        worker.ended.then(
          () => report().then(() => forget(seat, starting)),
          (error: unknown) => fail(seat, starting, error),
        );
      },
      (error: unknown) => fail(seat, starting, error),
    );
  }

  function say(seat: Seat, level: 'info' | 'error', message: string): void {
    if (seat !== launcherSeat) surroundings.workerLog.write(seat.workerId, { level, message });
  }

  async function start(seat: Seat): Promise<PoolWorker> {
    const book = createWorkBook();
    const activities =
      seat === launcherSeat
        ? createLauncherActivities(surroundings)
        : createPoolActivities(surroundings, seat, book);
    const options = await workerOptions(seat, activities);
    return inTurn(() => startPoolWorker(seat, options, book));
  }

  async function workerOptions(seat: Seat, activities: Activities): Promise<WorkerOptions> {
    const [connection, workflowBundle] = await Promise.all([connect(), bundle()]);
    return createWorkerOptions({
      connection,
      namespace: config.TEMPORAL_NAMESPACE,
      taskQueue: seat.queueName,
      bundle: workflowBundle,
      keys: config.keys,
      blobs: surroundings.blobs,
      activities,
      sink: surroundings.emit,
      identity: `${config.HOST_NAME}/${process.pid}`,
      // What is to be given back is so by its book: a worker that finishes may take its time.
      shutdownGraceTime: finishWithin,
      maxTasks: seat.slots,
    });
  }

  function forget(seat: Seat, worker: Promise<PoolWorker>): void {
    resting.delete(worker);
    if (workers.get(seat.workerId) === worker) workers.delete(seat.workerId);
    say(seat, 'info', 'Has finished, and takes no more tasks.');
    // A successor serves the pool already.
    if (!workers.has(seat.workerId)) send({ type: 'rested', workerId: seat.workerId });
  }

  function fail(seat: Seat, worker: Promise<PoolWorker>, error: unknown): void {
    if (resting.has(worker)) return forget(seat, worker);
    workers.delete(seat.workerId);
    log.error({ err: error, queue: seat.queueName }, 'a worker ended');
    const reason = error instanceof Error ? error.message : String(error);
    say(seat, 'error', reason);
    if (seat === launcherSeat) {
      if (!stopping) setTimeout(() => serve(launcherSeat), 2_000);
    } else send({ type: 'failed', workerId: seat.workerId, reason });
  }

  async function rest(workerId: string, manner: RestManner): Promise<void> {
    const worker = workers.get(workerId);
    if (!worker) return send({ type: 'rested', workerId });
    workers.delete(workerId);
    resting.add(worker);
    const giveBackAfterMs = manner === 'giveBack' ? config.DRAIN_SECONDS * 1_000 : undefined;
    // One that cannot even start has said so, and is forgotten.
    await worker.then(
      (each) => each.shutdown(giveBackAfterMs),
      () => undefined,
    );
  }

  async function rebuild(id: string, runId: string): Promise<void> {
    try {
      const { blobs } = surroundings;
      const options = { bundle: await bundle(), keys: config.keys, blobs };
      for await (const history of fetchHistories(await client(), runId))
        for (const event of await replayRun(history, runId, options)) surroundings.emit(event);
      send({ type: 'rebuilt', id });
    } catch (error) {
      send({ type: 'rebuilt', id, error: error instanceof Error ? error.message : String(error) });
    }
  }

  async function report(): Promise<void> {
    const settled = await settle([...resting, ...workers.values()]);
    const seats = settled.flatMap((worker) => (worker.seat !== launcherSeat ? [worker.stats()] : []));
    send({ type: 'stats', stats: { ...usage(), seats } });
  }
  const reports = setInterval(() => void report(), heartbeatEveryMs);

  return {
    obey(message) {
      switch (message.type) {
        case 'serve':
          return serve(message.seat);
        case 'rest':
          return void rest(message.workerId, message.manner);
        case 'launcher':
          return message.on ? serve(launcherSeat) : void rest(launcherSeat.workerId, 'giveBack');
        case 'rebuild':
          return void rebuild(message.id, message.runId);
      }
    },
    async stop() {
      stopping = true;
      clearInterval(reports);
      await report();
      await Promise.all([...workers.keys()].map((workerId) => rest(workerId, 'giveBack')));
      for (const worker of await settle([...resting])) worker.shutdown(config.DRAIN_SECONDS * 1_000);
      await Promise.allSettled((await settle([...resting])).map((worker) => worker.ended));
      await surroundings.close();
      await (await connecting?.catch(() => undefined))?.close();
    },
  };
}

/** Those that could be started. */
async function settle(workers: Promise<PoolWorker>[]): Promise<PoolWorker[]> {
  const settled = await Promise.allSettled(workers);
  return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}
