import { rebuildStream, stepEventField, stepEventStream, type StepEvent } from '@wfb/engine/contract';
import type { Logger } from '../log.ts';
import { toShownEvent } from './shown-event.ts';

/** The part of a Redis client that is needed. */
export interface StreamClient {
  xadd(...args: (string | number)[]): Promise<unknown>;
}

export interface StepEventStreamOptions {
  redis: StreamClient;
  log: Logger;
  /** Events kept while Redis is away; beyond that the oldest are given up. */
  maxBuffered?: number;
  flushAfterMs?: number;
  retryAfterMs?: number;
  /** For tests. */
  stream?: string;
  rebuild?: string;
}

export interface StepEventStream {
  /** Never throws and never waits: it is called from within workflow tasks. */
  emit(event: StepEvent): void;
  /** Sends what there is, once; for the end of the process. */
  flush(): Promise<void>;
  readonly buffered: number;
}

/** Entries kept when nobody reads them: Redis must not fill up, and what is lost is healed by rebuilding. */
const maxEntries = 50_000;
const maxEventsPerEntry = 200;
const maxEntryCharacters = 512 * 1024;

interface Waiting {
  runId: string;
  json: string;
}

/**
 * Batches step events into entries of one Redis stream, in their order. While Redis is away they wait, up to a bound;
 * runs that lost events by it are asked to be rebuilt from their history as soon as it is back.
 */
export function createStepEventStream(options: StepEventStreamOptions): StepEventStream {
  const { redis, log, maxBuffered = 20_000, flushAfterMs = 8, retryAfterMs = 500 } = options;
  const { stream = stepEventStream, rebuild = rebuildStream } = options;
  let waiting: Waiting[] = [];
  const damaged = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<boolean> | undefined;

  function schedule(ms: number): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      void send();
    }, ms);
  }

  function emit(event: StepEvent): void {
    waiting.push({ runId: event.runId, json: toShownEvent(event) });
    if (waiting.length > maxBuffered) giveUp(waiting.length - maxBuffered);
    if (!sending) schedule(flushAfterMs);
  }

  function giveUp(count: number): void {
    if (damaged.size === 0)
      log.warn('step events are given up: Redis is away for too long; runs will be rebuilt');
    for (const { runId } of waiting.splice(0, count)) damaged.add(runId);
  }

  function send(): Promise<boolean> {
    sending ??= sendAll().finally(() => {
      sending = undefined;
      if (waiting.length > 0) schedule(retryAfterMs);
    });
    return sending;
  }

  async function sendAll(): Promise<boolean> {
    try {
      while (waiting.length > 0) {
        const batch = nextBatch(waiting);
        const entry = `[${batch.map(({ json }) => json).join(',')}]`;
        await redis.xadd(stream, 'MAXLEN', '~', maxEntries, '*', stepEventField, entry);
        // Events that came meanwhile are behind; some of the batch may have been given up at the front.
        const sent = new Set(batch);
        waiting = waiting.filter((each) => !sent.has(each));
      }
      for (const runId of damaged) {
        await redis.xadd(rebuild, 'MAXLEN', '~', 10_000, '*', 'runId', runId);
        damaged.delete(runId);
      }
      return true;
    } catch (error) {
      log.debug({ err: error, waiting: waiting.length }, 'step events wait for Redis');
      return false;
    }
  }

  return {
    emit,
    async flush() {
      clearTimeout(timer);
      timer = undefined;
      await sending;
      if (waiting.length > 0) await send();
      clearTimeout(timer);
      timer = undefined;
    },
    get buffered() {
      return waiting.length;
    },
  };
}

function nextBatch(waiting: Waiting[]): Waiting[] {
  let characters = 0;
  let count = 0;
  for (const { json } of waiting) {
    characters += json.length;
    if (count > 0 && (count >= maxEventsPerEntry || characters > maxEntryCharacters)) break;
    count += 1;
  }
  return waiting.slice(0, count);
}
