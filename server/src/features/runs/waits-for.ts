import type { Database } from '@wfb/prisma';
import { findLiveRegions } from '@wfb/prisma/run-queues';
import { isOpen } from './statuses.ts';

/** Why nobody works on an open run, in a sentence, where that is for want of workers. */
export async function findWhatItWaitsFor(
  db: Database,
  run: { status: string; queueName: string; inProcess: boolean },
): Promise<string | null> {
  if (!isOpen(run.status) || run.inProcess) return null;
  const queue = await db.queue.findUnique({ where: { name: run.queueName } });
  if (!queue) return null;
  if (!queue.enabled) return 'Waits until its worker pool is started again.';
  const live = await findLiveRegions(db);
  if (queue.pinned && !live.includes(queue.region!))
    return `Waits for a machine in ${queue.region}: it is pinned there, and carried nowhere else.`;
  return live.length === 0 ? 'Waits for a machine: none is connected.' : null;
}
