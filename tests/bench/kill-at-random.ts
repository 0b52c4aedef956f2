import { setTimeout as delay } from 'node:timers/promises';
import { signalQuietly } from '@wfb/launcher/process/guarded-process';
import type { Product } from '../support/product.ts';
import { processTree } from './resident-memory.ts';

/** One of these is ended after so long, at a moment that nobody knows. */
const [leastMs, mostMs] = [5_000, 15_000];

/** Ends runners and whole hosts by -9 until it is stopped; a host is started again, as its keeper does. */
export function killAtRandom({ workerHost }: Product): { kills(): number; stop(): Promise<void> } {
  const stopping = new AbortController();
  let kills = 0;
  const killing = (async () => {
    for (;;) {
      await delay(leastMs + Math.random() * (mostMs - leastMs), undefined, { signal: stopping.signal });
      const [host, ...others] = await processTree(workerHost.pid!);
      // Half of the time the host with all that it has started.
      const victim = Math.random() < 0.5 ? host : others[Math.floor(Math.random() * others.length)];
      kills += 1;
      if (victim !== undefined && victim !== host) signalQuietly(victim, 'SIGKILL');
      else {
        await workerHost.kill();
        await workerHost.start();
      }
    }
  })().catch((error: unknown) => {
    if (!stopping.signal.aborted) throw error;
  });
  return {
    kills: () => kills,
    async stop() {
      stopping.abort();
      await killing;
    },
  };
}
