import { stepEventStream } from '@wfb/engine/contract';
import type { FastifyBaseLogger } from 'fastify';
import type { Redis } from 'ioredis';
import { consumedKey, heartbeatField } from '../features/runs/projection/consumer.ts';
import type { Jobs } from './queues.ts';

const everyMs = 5_000;
/** Proof older than this is none. */
const freshForMs = 20_000;
const jobTakenKey = 'wfb:consumed:jobs';

/** Proves that what is written to Redis is also taken out of it: an entry through the stream and a job through a queue, again and again. */
export function createHeartbeats(deps: { redis: Redis; jobs: Jobs; log: FastifyBaseLogger }) {
  const { redis, jobs, log } = deps;
  let timer: NodeJS.Timeout | undefined;

  async function beat(): Promise<void> {
    await redis.xadd(stepEventStream, 'MAXLEN', '~', 50_000, '*', heartbeatField, String(Date.now()));
  }
  const beatSafely = () =>
    beat().catch((error: unknown) => log.debug({ err: error }, 'Redis takes no heartbeat'));

  return {
    /** A Redis that throws data away under pressure would lose jobs without a word. */
    async checkRedis(): Promise<void> {
      try {
        const policy = await evictionPolicy(redis);
        if (policy !== 'noeviction') log.error({ policy }, evictionAdvice);
      } catch (error) {
        log.warn({ err: error }, 'the eviction policy of Redis could not be read');
      }
    },
    start() {
      timer = setInterval(() => void beatSafely(), everyMs);
      void beatSafely();
      jobs
        .add('reconcile', [{ data: { task: 'heartbeat' } }])
        .catch((error: unknown) => log.debug({ err: error }, 'no first job'));
    },
    stop() {
      clearInterval(timer);
    },
    async jobTaken(): Promise<void> {
      await redis.set(jobTakenKey, Date.now(), 'EX', 300);
    },
    async check(): Promise<string> {
      const [events, taken] = await redis.mget(consumedKey, jobTakenKey);
      if (!isFresh(events)) throw new Error('Step events are not being taken in.');
      if (!isFresh(taken)) throw new Error('Jobs are not being taken.');
      const policy = await evictionPolicy(redis);
      if (policy !== 'noeviction') throw new Error(evictionAdvice);
      return 'Step events and jobs are taken.';
    },
  };
}

const evictionAdvice = 'Redis may throw data away: set its maxmemory-policy to noeviction.';

const isFresh = (at: string | null | undefined): boolean => Date.now() - Number(at ?? 0) < freshForMs;

async function evictionPolicy(redis: Redis): Promise<string> {
  const info = await redis.info('memory');
  return /maxmemory_policy:(\S+)/.exec(info)?.[1] ?? 'noeviction';
}
