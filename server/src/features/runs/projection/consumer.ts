import { randomUUID } from 'node:crypto';
import { stepEventField, stepEventGroup, stepEventSchema, stepEventStream } from '@wfb/engine/contract';
import type { StepEvent } from '@wfb/engine/contract';
import type { Redis } from 'ioredis';
import type { FastifyBaseLogger } from 'fastify';

export interface StepEventConsumerOptions {
  /** A connection of its own: it blocks. */
  blocking: Redis;
  redis: Redis;
  log: FastifyBaseLogger;
  /** Writes a batch; must be idempotent. A thrown error means: try again later. */
  project(events: StepEvent[]): Promise<void>;
  /** The stream was lost (Redis flushed or replaced): what was in it has to be healed. */
  onLost(): void;
  /** For tests. */
  stream?: string;
}

export interface StepEventConsumer {
  start(): void;
  /** Finishes the batch at hand. */
  stop(): Promise<void>;
}

/** When a server last took an entry from the stream, milliseconds since the epoch. */
export const consumedKey = 'wfb:consumed:events';
/** Field of an entry that only proves that the stream is consumed. */
export const heartbeatField = 'heartbeat';

const entriesPerBatch = 200;
/** Shorter than an eye notices. */
const gatherMs = 40;
const blockMs = 2_000;
/** A blocked read that says nothing for this long hangs on a half-open connection. */
const readLimitMs = blockMs + 8_000;
const claimEveryMs = 5_000;
/** Entries taken by a server that then died. */
const claimIdleMs = 15_000;
const consumerForgottenMs = 60 * 60_000;

type Entry = [id: string, fields: string[] | null];

/** Takes step events from the stream in batches and acknowledges them once they are written: at least once, whoever dies when. */
export function createStepEventConsumer(options: StepEventConsumerOptions): StepEventConsumer {
  const { blocking, redis, log, project, onLost, stream = stepEventStream } = options;
  const consumer = randomUUID();
  let stopping = false;
  let running: Promise<void> = Promise.resolve();
  let claimedAt = 0;
  let wakeUp: (() => void) | undefined;

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopping) {
      try {
        await handle(await claimAbandoned());
        const taken = await read();
        await handle(taken);
        failures = 0;
        // A run tells its steps one by one: written together they cost a transaction instead of six. Who waits for none is not held up.
        if (taken.length > 0 && taken.length < entriesPerBatch) await pause(gatherMs);
      } catch (error) {
        if (stopping) return;
        if (isNoGroup(error)) {
          await createGroup().catch((cause: unknown) => log.warn({ err: cause }, 'step events: no group'));
          continue;
        }
        failures += 1;
        log.warn({ err: error, failures }, 'step events could not be taken in; trying again');
        await pause(Math.min(100 * 2 ** Math.min(failures, 6), 5_000));
      }
    }
  }

  async function createGroup(): Promise<void> {
    try {
      await redis.xgroup('CREATE', stream, stepEventGroup, '0', 'MKSTREAM');
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('BUSYGROUP')) return;
      await pause(500);
      throw error;
    }
    onLost();
  }

  async function read(): Promise<Entry[]> {
    const reading = blocking.xreadgroup(
      'GROUP',
      stepEventGroup,
      consumer,
      'COUNT',
      entriesPerBatch,
      'BLOCK',
      blockMs,
      'STREAMS',
      stream,
      '>',
    ) as Promise<[string, Entry[]][] | null>;
    const answer = await within(reading, readLimitMs, () => blocking.disconnect(true));
    return answer?.[0]?.[1] ?? [];
  }

  /** What this or another consumer took and never acknowledged. */
  async function claimAbandoned(): Promise<Entry[]> {
    if (Date.now() - claimedAt < claimEveryMs) return [];
    claimedAt = Date.now();
    const [, entries] = (await redis.xautoclaim(
      stream,
      stepEventGroup,
      consumer,
      claimIdleMs,
      '0',
      'COUNT',
      entriesPerBatch,
    )) as [string, Entry[]];
    await forgetConsumers();
    return entries;
  }

  async function forgetConsumers(): Promise<void> {
    const infos = (await redis.xinfo('CONSUMERS', stream, stepEventGroup)) as unknown[][];
    for (const info of infos) {
      const at = (name: string) => info[info.indexOf(name) + 1];
      if (
        at('name') !== consumer &&
        Number(at('pending')) === 0 &&
        Number(at('idle')) > consumerForgottenMs
      ) {
        await redis.xgroup('DELCONSUMER', stream, stepEventGroup, String(at('name')));
      }
    }
  }

  async function handle(entries: Entry[]): Promise<void> {
    if (entries.length === 0) return;
    const events = entries.flatMap(([id, fields]) => parseEntry(id, fields));
    if (events.length > 0) await project(events);
    const ids = entries.map(([id]) => id);
    // One group reads the stream: what it has written nobody needs any more.
    await redis
      .multi()
      .xack(stream, stepEventGroup, ...ids)
      .xdel(stream, ...ids)
      .set(consumedKey, Date.now(), 'EX', 300)
      .exec();
  }

  function parseEntry(id: string, fields: string[] | null): StepEvent[] {
    const text = fields?.[fields.indexOf(stepEventField) + 1];
    if (!fields?.includes(stepEventField) || text === undefined) return [];
    let list: unknown;
    try {
      list = JSON.parse(text);
    } catch {
      log.error({ entry: id }, 'a step event is not JSON and is left out');
      return [];
    }
    return (Array.isArray(list) ? list : [list]).flatMap((item: unknown) => {
      const event = stepEventSchema.safeParse(item);
      if (event.success) return [event.data];
      log.error(
        { entry: id, issues: event.error.issues.slice(0, 3) },
        'a step event is not valid and is left out',
      );
      return [];
    });
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    start() {
      running = run();
    },
    async stop() {
      stopping = true;
      wakeUp?.();
      // Ends a blocked read at once; a batch at hand is written to the end on the other connection.
      blocking.disconnect();
      await running;
    },
  };
}

const isNoGroup = (error: unknown): boolean => error instanceof Error && error.message.startsWith('NOGROUP');

async function within<T>(work: Promise<T>, ms: number, onTimeout: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      work,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          onTimeout();
          reject(new Error('Redis did not answer a blocking read.'));
        }, ms);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
