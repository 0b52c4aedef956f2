import { DECISIONS, deviceDecisionQueue } from '../lib/features/approvals/decision-queue.ts';
import { readMeta } from '../lib/pwa/device-store.ts';

const channel = new BroadcastChannel(DECISIONS);

/** The device's queue, as the pages use it: a lock keeps them from sending at the same time. */
export const decisionQueue = deviceDecisionQueue(() => channel.postMessage('changed'));

/** Sends what waits, also what is still within its time for Undo once that is over. Throws when something has to wait longer. */
export async function syncDecisions(): Promise<void> {
  const userId = (await readMeta<string>('userId')) ?? 'signed-out';
  const due = await decisionQueue.nextDue(userId);
  if (due === null) return;
  const wait = due - Date.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait + 20));
  const flushed = await decisionQueue.flush(userId);
  // The browser tries again by itself, later and later.
  if (flushed.some((result) => result.outcome.kind === 'later'))
    throw new Error('Some decisions still wait.');
}
