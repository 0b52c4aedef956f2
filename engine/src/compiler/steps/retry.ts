import { durationToMs, type Retry } from '../../definition/index.ts';
import type { StepContext } from './step.ts';

export function isDuration(text: string): boolean {
  try {
    durationToMs(text);
    return true;
  } catch {
    return false;
  }
}

/** The delays of a step's retries are texts in the schema; here they have to be lengths of time. */
export function checkRetry(retry: Retry | undefined, context: StepContext): void {
  for (const name of ['firstDelay', 'maxDelay'] as const) {
    const delay = retry?.[name];
    if (delay !== undefined && !isDuration(delay))
      context.report(
        'INVALID_DURATION',
        ['retry', name],
        `“${delay}” is not a length of time. Write it as 30s, 15m, 4h or 2d.`,
      );
  }
}
