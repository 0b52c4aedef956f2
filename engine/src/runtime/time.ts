import { durationToMs } from '../definition/duration.ts';
import type { Clock, WorkflowApi } from './workflow-api.ts';

/** Longest wait: Temporal keeps timers as 64-bit nanoseconds, and nobody means more than ten years. */
const longestMs = 10 * 365 * 86_400_000;

export type Time = ReturnType<typeof createTime>;

export function createTime(api: WorkflowApi, now: Clock) {
  const invalid = (message: string) => api.ApplicationFailure.nonRetryable(message, 'INVALID_TIME');

  return {
    /** Milliseconds of a length of time: a number of milliseconds, or a text such as `1d 12h`. */
    milliseconds(value: unknown): number {
      let ms: number;
      if (typeof value === 'number') ms = value;
      else {
        try {
          ms = durationToMs(String(value));
        } catch {
          throw invalid(
            `“${String(value).slice(0, 100)}” is not a length of time such as 30s, 15m, 4h or 2d.`,
          );
        }
      }
      if (!Number.isFinite(ms)) throw invalid('The length of time to wait is not a number.');
      if (ms > longestMs) throw invalid('A wait can last ten years at most.');
      return Math.max(0, Math.ceil(ms));
    },
    /** Milliseconds from now, on the run's clock, to an ISO date or date-time; 0 where it has passed. */
    millisecondsUntil(moment: unknown): number {
      const at = typeof moment === 'string' || typeof moment === 'number' ? Date.parse(String(moment)) : NaN;
      if (Number.isNaN(at))
        throw invalid(`“${String(moment).slice(0, 100)}” is not a date such as 2026-03-31T09:00:00Z.`);
      if (at - now() > longestMs) throw invalid('A wait can last ten years at most.');
      return Math.max(0, at - now());
    },
  };
}
