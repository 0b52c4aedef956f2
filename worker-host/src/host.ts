import { randomUUID } from 'node:crypto';
import { wakeChannel } from '@wfb/engine/contract';
import { readConfig, servedQueue } from './config.ts';
import { createLog } from './log.ts';
import { connectRedis } from './redis.ts';
import { connectDatabase } from './supervisor/database.ts';
import { createHostRow } from './supervisor/host-row.ts';
import { createNeighbours } from './supervisor/neighbours.ts';
import { createRebuildRequests } from './supervisor/rebuild-requests.ts';
import { createSeatRows } from './supervisor/seat-rows.ts';
import { createSupervisor } from './supervisor/supervisor.ts';

// `node worker-host/src/host.ts`: serves the worker pools of its region until it is told to stop.

const config = readConfigOrExit();
const hostId = randomUUID();
const log = createLog(config.LOG_LEVEL, { name: 'worker-host', host: config.HOST_NAME });
const database = connectDatabase(config.DATABASE_URL, log);
const redis = connectRedis(config.REDIS_URL, log);
// These two wait by their nature: for messages, and for entries of a stream.
const subscriber = connectRedis(config.REDIS_URL, log, {
  commandTimeout: undefined,
  enableOfflineQueue: true,
});
const blocking = connectRedis(config.REDIS_URL, log, { commandTimeout: undefined });

const rebuilds = createRebuildRequests({
  blocking,
  redis,
  consumer: hostId,
  log,
  onRequest: (id, runId) => supervisor.rebuild(id, runId),
});
const host = {
  id: hostId,
  hostName: config.HOST_NAME,
  region: config.REGION,
  queueName: servedQueue(config),
  labels: config.WORKER_LABELS,
  version: config.version,
};
const supervisor = createSupervisor({
  hostName: config.HOST_NAME,
  rows: createSeatRows(database, host),
  hostRow: createHostRow(database, host),
  neighbours: createNeighbours(database, hostId),
  log,
  defaultSlots: config.TASK_SLOTS,
  drainMs: config.DRAIN_SECONDS * 1_000,
  firesSchedules: config.WORKER_QUEUE === undefined,
  onRebuilt(id, error) {
    if (error) log.warn({ error }, 'the page of a run could not be rebuilt');
    void rebuilds.done(id);
  },
});

subscriber.on('message', (_channel, queueName) => supervisor.wake(queueName));
subscriber.subscribe(wakeChannel).catch(() => undefined);

let stopping: Promise<void> | undefined;
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => void (stopping ??= stop(signal)));
// A launcher that is gone would never stop us.
if (process.channel) process.on('disconnect', () => void (stopping ??= stop('disconnect')));

await supervisor.start();
if (config.WORKER_QUEUE === undefined) rebuilds.start();
log.info({ region: config.REGION }, 'ready');

async function stop(reason: string): Promise<void> {
  log.info({ reason }, 'stopping');
  await rebuilds.stop();
  try {
    await supervisor.stop();
  } catch (error) {
    log.error({ err: error }, 'not everything could be written while stopping; leases lapse by themselves');
  }
  redis.disconnect();
  subscriber.disconnect();
  await database.close();
  log.info('stopped');
  process.exit(0);
}

function readConfigOrExit() {
  try {
    return readConfig(process.env);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(78);
  }
}
