import { rebuildGroup, rebuildStream } from '@wfb/engine/contract';
import type { Redis } from 'ioredis';
import type { Logger } from '../log.ts';

export interface RebuildRequestsOptions {
  /** A connection of its own: it blocks. */
  blocking: Redis;
  redis: Redis;
  consumer: string;
  log: Logger;
  onRequest(id: string, runId: string): void;
}

const blockMs = 5_000;
const retryMs = 1_000;
/** Taken by a host that then died. */
const claimIdleMs = 60_000;

type Entry = [id: string, fields: string[] | null];

/** Takes requests to rebuild runs from the stream; each is done by one host, and acknowledged when it is done. */
export function createRebuildRequests(options: RebuildRequestsOptions) {
  const { blocking, redis, consumer, log, onRequest } = options;
  let stopping = false;
  let running: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    while (!stopping) {
      try {
        const [, abandoned] = (await redis.xautoclaim(
          rebuildStream,
          rebuildGroup,
          consumer,
          claimIdleMs,
          '0',
          'COUNT',
          10,
        )) as [string, Entry[]];
        handle(abandoned);
        const answer = (await blocking.xreadgroup(
          'GROUP',
          rebuildGroup,
          consumer,
          'COUNT',
          10,
          'BLOCK',
          blockMs,
          'STREAMS',
          rebuildStream,
          '>',
        )) as [string, Entry[]][] | null;
        handle(answer?.[0]?.[1] ?? []);
      } catch (error) {
        if (stopping) return;
        const known = error instanceof Error && error.message.startsWith('NOGROUP');
        if (known) await createGroup();
        else await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
  }

  async function createGroup(): Promise<void> {
    await redis
      .xgroup('CREATE', rebuildStream, rebuildGroup, '0', 'MKSTREAM')
      .catch((error: unknown) => log.debug({ err: error }, 'the group of rebuild requests'));
  }

  function handle(entries: Entry[]): void {
    for (const [id, fields] of entries) {
      const runId = fields?.[fields.indexOf('runId') + 1];
      if (fields?.includes('runId') && runId) onRequest(id, runId);
      else void done(id);
    }
  }

  async function done(id: string): Promise<void> {
    await redis
      .multi()
      .xack(rebuildStream, rebuildGroup, id)
      .xdel(rebuildStream, id)
      .exec()
      .catch(() => undefined);
  }

  return {
    start() {
      running = run();
    },
    /** The request is done with, well or not: one that cannot be met would come back for ever. */
    done,
    async stop() {
      stopping = true;
      blocking.disconnect();
      await running;
    },
  };
}
