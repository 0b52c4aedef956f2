import { Client } from '@temporalio/client';
import { NativeConnection, Runtime, type WorkerOptions } from '@temporalio/worker';
import { heartbeatEveryMs, launcherQueueOf } from '@wfb/engine/contract';
import {
  createClientOptions,
  createWorkerOptions,
  createWorkflowBundle,
  replayRun,
  type WorkflowBundle,
} from '@wfb/engine/temporal';
import { createLauncherActivities, createPoolActivities, type Activities } from '../activities/index.ts';
import type { WorkerHostConfig } from '../config.ts';
import { createLog } from '../log.ts';
import type { FromRunner, Seat, ToRunner } from '../supervisor/messages.ts';
import { createUsage } from '../supervisor/usage.ts';
import { bundleFolder } from './bundle-folder.ts';
import { startPoolWorker, type PoolWorker } from './pool-worker.ts';
import { createSurroundings } from './surroundings.ts';
import { createTemporalLogger } from './temporal-logger.ts';

export interface Serving {
  obey(message: Exclude<ToRunner, { type: 'stop' }>): void;
  /** Rests everywhere; what is at work finishes within its grace. */
  stop(): Promise<void>;
}

/** The part of a runner that carries runs. Loaded with the first order. */
export function createServing(config: WorkerHostConfig, send: (message: FromRunner) => void): Serving {
  /** The launcher is served like a pool, but is nobody's. */
  const launcherSeat: Seat = {
    workerId: 'launcher',
    workerName: 'launcher',
    queueName: launcherQueueOf(config.keys),
    projectId: '',
    workspaceId: '',
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
  const workers = new Map<string, Promise<PoolWorker | undefined>>();
  const usage = createUsage();
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
        if (seat !== launcherSeat) send({ type: 'serving', workerId: seat.workerId });
        worker?.ended.then(
          () => forget(seat),
          (error: unknown) => fail(seat, error),
        );
      },
      (error: unknown) => fail(seat, error),
    );
  }

  async function start(seat: Seat): Promise<PoolWorker> {
    const counts = { atWork: 0, completed: 0, failed: 0 };
    const activities =
      seat === launcherSeat
        ? createLauncherActivities(surroundings)
        : createPoolActivities(surroundings, seat, counts);
    return startPoolWorker(seat, await workerOptions(seat, activities), counts);
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
      shutdownGraceTime: `${config.DRAIN_SECONDS}s`,
      maxTasks: seat.slots,
    });
  }

  function forget(seat: Seat): void {
    workers.delete(seat.workerId);
    send({ type: 'rested', workerId: seat.workerId });
  }

  function fail(seat: Seat, error: unknown): void {
    workers.delete(seat.workerId);
    log.error({ err: error, queue: seat.queueName }, 'a worker ended');
    const reason = error instanceof Error ? error.message : String(error);
    if (seat === launcherSeat) {
      if (!stopping) setTimeout(() => serve(launcherSeat), 2_000);
    } else send({ type: 'failed', workerId: seat.workerId, reason });
  }

  async function rest(workerId: string): Promise<void> {
    const worker = await workers.get(workerId)?.catch(() => undefined);
    if (worker) worker.shutdown();
    else send({ type: 'rested', workerId });
  }

  async function rebuild(id: string, runId: string): Promise<void> {
    try {
      const history = await (await client()).workflow.getHandle(runId).fetchHistory();
      const { blobs } = surroundings;
      const events = await replayRun(history, runId, { bundle: await bundle(), keys: config.keys, blobs });
      for (const event of events) surroundings.emit(event);
      send({ type: 'rebuilt', id });
    } catch (error) {
      send({ type: 'rebuilt', id, error: error instanceof Error ? error.message : String(error) });
    }
  }

  async function report(): Promise<void> {
    const settled = await Promise.all([...workers.values()].map((each) => each.catch(() => undefined)));
    const seats = settled.flatMap((worker) =>
      worker && worker.seat !== launcherSeat ? [worker.stats()] : [],
    );
    send({ type: 'stats', stats: { ...usage(), seats } });
  }
  const reports = setInterval(() => void report(), heartbeatEveryMs);

  return {
    obey(message) {
      switch (message.type) {
        case 'serve':
          return serve(message.seat);
        case 'rest':
          return void rest(message.workerId);
        case 'launcher':
          return message.on ? serve(launcherSeat) : void rest(launcherSeat.workerId);
        case 'rebuild':
          return void rebuild(message.id, message.runId);
      }
    },
    async stop() {
      stopping = true;
      clearInterval(reports);
      await Promise.all([...workers.keys()].map(rest));
      const running = await Promise.all([...workers.values()].map((each) => each.catch(() => undefined)));
      await Promise.allSettled(running.flatMap((worker) => (worker ? [worker.ended] : [])));
      await report();
      await surroundings.close();
      await (await connecting?.catch(() => undefined))?.close();
    },
  };
}
