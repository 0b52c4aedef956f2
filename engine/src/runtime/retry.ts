import type { Failures } from './failures.ts';
import type { StepObserver } from './observer.ts';
import type { Time } from './time.ts';
import type { Clock, WorkflowApi } from './workflow-api.ts';

export interface RetryOptions {
  /** Times in all. */
  attempts: number;
  /** Length of time before the second attempt; 1 s without it. */
  firstDelay?: string;
  /** By which the wait grows each time; 2 without it. */
  factor?: number;
  /** Longest wait; without it, a hundred times the first one. */
  maxDelay?: string;
  /** Codes of the failures after which it is tried again; without it, any. */
  errors?: readonly string[];
}

export function createRetries(api: WorkflowApi, failures: Failures, time: Time, now: Clock) {
  return {
    /** Runs steps until they come through; gives up with the last failure. */
    async retry(
      { attempts, firstDelay = '1s', factor = 2, maxDelay, errors }: RetryOptions,
      body: (attempt: number) => Promise<void>,
      observer?: StepObserver,
    ): Promise<void> {
      const first = time.milliseconds(firstDelay);
      const longest = maxDelay === undefined ? first * 100 : time.milliseconds(maxDelay);
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await body(attempt);
        } catch (error) {
          const { code } = failures.caught(error);
          if (attempt >= attempts || (errors && !errors.includes(code))) throw error;
        }
        const delay = Math.min(longest, Math.round(first * factor ** (attempt - 1)));
        if (delay === 0) continue;
        observer?.waiting({ waitingFor: 'time', until: now() + delay });
        await api.sleep(delay);
      }
    },
  };
}
