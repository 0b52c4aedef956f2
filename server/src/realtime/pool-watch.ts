import type { Database } from '@wfb/prisma';
import type { FastifyBaseLogger } from 'fastify';
import { findPools } from '../features/pools/read.ts';
import type { LiveChannels } from './live-channels.ts';
import { projectOfChannel } from './live-events.ts';

const everyMs = 3_000;

/** Pools change by heartbeats and by the mere passing of time, so whoever is looked at is looked up. */
export function createPoolWatch(deps: {
  prisma: Database;
  live: LiveChannels;
  log: FastifyBaseLogger;
  channels(): string[];
}) {
  const { prisma, live, log, channels } = deps;
  /** What was said last, per project and pool. */
  let said = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    const now = new Map<string, string>();
    for (const channel of channels()) {
      const projectId = projectOfChannel(channel);
      if (projectId === null) continue;
      for (const pool of await findPools(prisma, projectId)) {
        const key = `${projectId} ${pool.id}`;
        const text = JSON.stringify(pool);
        now.set(key, text);
        // At the first look, too: it may have changed since the client fetched it.
        if (said.get(key) !== text) {
          await live.publish([{ channel, event: { kind: 'pool.changed', pool } }]);
        }
      }
    }
    said = now;
  }

  async function lookAgain(): Promise<void> {
    try {
      await look();
    } catch (error) {
      log.debug({ err: error }, 'pools could not be looked up');
    }
    if (timer) timer = setTimeout(() => void lookAgain(), everyMs);
  }

  return {
    start() {
      timer = setTimeout(() => void lookAgain(), everyMs);
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
