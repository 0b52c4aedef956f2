import type { Database } from '@wfb/prisma';
import type { FastifyBaseLogger } from 'fastify';
import { findProjectData } from '../data/project-data.ts';
import { findPools } from '../features/pools/read.ts';
import type { LiveChannels } from './live-channels.ts';
import { projectOfChannel } from './live-events.ts';

const everyMs = 3_000;

/**
 * Pools change by heartbeats and by the mere passing of time, and workers change a project's data past the server, so whoever is looked
 * at is looked up.
 */
export function createProjectWatch(deps: {
  prisma: Database;
  live: LiveChannels;
  log: FastifyBaseLogger;
  channels(): string[];
}) {
  const { prisma, live, log, channels } = deps;
  /** What was said last, per project and part of it. */
  let said = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;

  async function partsOf(projectId: string) {
    const [pools, data] = await Promise.all([
      findPools(prisma, projectId),
      findProjectData(prisma, projectId),
    ]);
    return [
      ...pools.map((pool) => ({ part: pool.id, event: { kind: 'pool.changed', pool } })),
      { part: 'data', event: { kind: 'data.changed', data } },
    ];
  }

  async function look(): Promise<void> {
    const now = new Map<string, string>();
    for (const channel of channels()) {
      const projectId = projectOfChannel(channel);
      if (projectId === null) continue;
      for (const { part, event } of await partsOf(projectId)) {
        const key = `${projectId} ${part}`;
        const text = JSON.stringify(event);
        now.set(key, text);
        // At the first look, too: it may have changed since the client fetched it.
        if (said.get(key) !== text) await live.publish([{ channel, event }]);
      }
    }
    said = now;
  }

  async function lookAgain(): Promise<void> {
    try {
      await look();
    } catch (error) {
      log.debug({ err: error }, 'projects could not be looked up');
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
