import { Queue, Worker, type JobsOptions } from 'bullmq';
import type { FastifyBaseLogger } from 'fastify';
import type { Redis, RedisOptions } from 'ioredis';

/** Every job, by queue. Jobs carry ids only: what they are about is read when they run, so running one twice does no harm. */
export interface JobData {
  delivery: { outboxId: string };
  reconcile: {
    task: 'runs' | 'everything' | 'approvals' | 'readModels' | 'tidy' | 'heartbeat' | 'regions';
  };
  rollup: { task: 'recent' | 'whole' };
  scaling: { task: 'round' };
  splitting: { task: 'round' };
}
export type QueueName = keyof JobData;
export const queueNames = [
  'delivery',
  'reconcile',
  'rollup',
  'scaling',
  'splitting',
] as const satisfies readonly QueueName[];

export type JobHandlers = { [Q in QueueName]: (data: JobData[Q]) => Promise<void> };

/** Jobs that come back by themselves. */
const recurring: { [Q in QueueName]: { everyMs: number; data: Extract<JobData[Q], { task: string }> }[] } = {
  delivery: [],
  reconcile: [
    { everyMs: 5_000, data: { task: 'heartbeat' } },
    { everyMs: 5_000, data: { task: 'readModels' } },
    { everyMs: 10_000, data: { task: 'approvals' } },
    { everyMs: 10_000, data: { task: 'regions' } },
    { everyMs: 15_000, data: { task: 'runs' } },
    { everyMs: 3_600_000, data: { task: 'tidy' } },
  ],
  rollup: [
    { everyMs: 30_000, data: { task: 'recent' } },
    { everyMs: 6 * 3_600_000, data: { task: 'whole' } },
  ],
  scaling: [{ everyMs: 30_000, data: { task: 'round' } }],
  splitting: [{ everyMs: 60_000, data: { task: 'round' } }],
};

const concurrency: Record<QueueName, number> = {
  delivery: 16,
  reconcile: 2,
  rollup: 1,
  scaling: 1,
  splitting: 1,
};
/** A job that stays would keep a later one with the same id from being added; failures are logged. */
const options: JobsOptions = { removeOnComplete: true, removeOnFail: true };

/** Redis may have been emptied: what comes back by itself is put in place again this often. */
const ensureEveryMs = 15_000;

export interface Jobs {
  start(handlers: JobHandlers): Promise<void>;
  /** `id`: a job with the same one, still waiting, is not added again. */
  add<Q extends QueueName>(queue: Q, jobs: { data: JobData[Q]; id?: string }[]): Promise<void>;
  stop(): Promise<void>;
}

export function createJobs(deps: {
  /** Fails at once while Redis is away. */
  redis: Redis;
  createRedis(options?: RedisOptions): Redis;
  log: FastifyBaseLogger;
  prefix?: string;
}): Jobs {
  const { redis, log, prefix = 'wfb-jobs' } = deps;
  const queues = Object.fromEntries(
    queueNames.map((name) => {
      const queue = new Queue(name, { connection: redis, prefix, skipWaitingForReady: true });
      queue.on('error', (error) => log.warn({ err: error, queue: name }, 'a job queue does not answer'));
      return [name, queue];
    }),
  ) as unknown as Record<QueueName, Queue>;
  let workers: Worker[] = [];
  let ensuring: NodeJS.Timeout | undefined;

  async function ensureRecurring(): Promise<void> {
    for (const name of queueNames) {
      for (const { everyMs, data } of recurring[name]) {
        const known = await queues[name].getJobScheduler(data.task);
        // A scheduler whose next job vanished would never come back by itself.
        if (known?.next && known.next > Date.now() - 2 * everyMs) continue;
        await queues[name].upsertJobScheduler(
          data.task,
          { every: everyMs },
          { name: data.task, data, opts: options },
        );
      }
    }
  }

  return {
    async start(handlers) {
      workers = queueNames.map((name) => {
        const handler = handlers[name] as (data: unknown) => Promise<void>;
        const worker = new Worker(name, (job) => handler(job.data), {
          connection: deps.createRedis({ maxRetriesPerRequest: null }),
          prefix,
          concurrency: concurrency[name],
          lockDuration: 60_000,
          stalledInterval: 15_000,
          maxStalledCount: 5,
        });
        worker.on('error', (error) => log.warn({ err: error, queue: name }, 'jobs cannot be taken'));
        worker.on('failed', (job, error) =>
          log.warn({ err: error, queue: name, job: job?.id }, 'a job failed'),
        );
        return worker;
      });
      const ensure = () =>
        ensureRecurring().catch((error: unknown) =>
          log.warn({ err: error }, 'recurring jobs are not in place'),
        );
      ensuring = setInterval(() => void ensure(), ensureEveryMs);
      await ensure();
    },

    async add(queue, jobs) {
      await queues[queue].addBulk(
        jobs.map(({ data, id }) => ({
          name: queue,
          data,
          opts: { ...options, ...(id ? { jobId: id } : {}) },
        })),
      );
    },

    async stop() {
      clearInterval(ensuring);
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all(Object.values(queues).map((queue) => queue.close()));
    },
  };
}
