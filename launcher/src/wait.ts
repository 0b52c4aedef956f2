import { setTimeout as delay } from 'node:timers/promises';

export interface WaitOptions {
  timeoutMs: number;
  intervalMs?: number;
  /** Ends the waiting early, with `false`. */
  until?: () => boolean;
}

/** Asks again and again until the condition holds (`true`) or the time is up (`false`). */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  { timeoutMs, intervalMs = 50, until = () => false }: WaitOptions,
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (await condition()) return true;
    if (until() || Date.now() >= deadline) return false;
    await delay(intervalMs);
  }
}
