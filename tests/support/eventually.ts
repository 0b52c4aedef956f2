import { setTimeout as delay } from 'node:timers/promises';

export interface EventuallyOptions {
  timeoutMs?: number;
  intervalMs?: number;
  /** Says what was awaited, in the error. */
  what?: string;
}

/**
 * Asks until there is an answer other than undefined, null or false, and gives it. Errors in between count as "not yet";
 * the last one is the cause of the failure when time is up.
 */
export async function eventually<T>(
  ask: () => T | Promise<T>,
  { timeoutMs = 20_000, intervalMs = 50, what = 'the condition' }: EventuallyOptions = {},
): Promise<NonNullable<Exclude<T, false>>> {
  const deadline = Date.now() + timeoutMs;
  let lastError: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== null && answer !== false) {
        return answer as NonNullable<Exclude<T, false>>;
      }
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (Date.now() >= deadline)
      throw new Error(`${what} did not come true within ${timeoutMs} ms`, { cause: lastError });
    await delay(intervalMs);
  }
}
