import { durationToMs, type Retry } from '../../definition/index.ts';
import { hasExpression } from '../../expressions/index.ts';
import type { Path } from '../diagnostics.ts';
import { meantDuration } from '../proposals.ts';
import type { StepContext } from './step.ts';

export function isDuration(text: string): boolean {
  try {
    durationToMs(text);
    return true;
  } catch {
    return false;
  }
}

/** Refuses a text that is no length of time, unless an expression gives one. */
export function checkDuration(text: string, path: Path, context: StepContext): void {
  if (!hasExpression(text)) checkFixedDuration(text, path, context);
}

/** Refuses a text that is no length of time; an expression is none either, where one has to be known beforehand. */
function checkFixedDuration(text: string, path: Path, context: StepContext): void {
  if (isDuration(text)) return;
  const meant = meantDuration(text);
  context.report(
    'INVALID_DURATION',
    path,
    `“${text}” is not a length of time. Write it as 30s, 15m, 4h or 2d.`,
    meant ? { fix: { title: `Write ${meant}`, value: meant } } : {},
  );
}

/** The delays of a step's retries are texts in the schema; here they have to be fixed lengths of time. */
export function checkRetry(retry: Retry | undefined, context: StepContext): void {
  for (const name of ['firstDelay', 'maxDelay'] as const) {
    const delay = retry?.[name];
    if (delay !== undefined) checkFixedDuration(delay, ['retry', name], context);
  }
}
