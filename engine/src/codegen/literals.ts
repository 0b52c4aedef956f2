import type { PlanTemplate } from '../compiler/plan.ts';
import type { Retry } from '../definition/steps/base.ts';
import { durationToMs } from '../definition/duration.ts';
import { quote, quoteTemplatePart } from '../expressions/print/code.ts';

/** A JSON value as a template without expressions, so that it is printed like the fields around it. */
export function literal(value: unknown): PlanTemplate {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(literal) };
  if (typeof value === 'object' && value !== null) return object(value as Record<string, unknown>);
  return { kind: 'literal', value: (value ?? null) as string | number | boolean | null };
}

/** An object of JSON values; entries without a value are left out. */
function object(value: Record<string, unknown>): PlanTemplate {
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return { kind: 'object', entries: entries.map(([key, entry]) => [key, literal(entry)]) };
}

/** An object of templates; entries without one are left out. */
export function fields(entries: [key: string, value: PlanTemplate | undefined][]): PlanTemplate {
  return {
    kind: 'object',
    entries: entries.filter((entry): entry is [string, PlanTemplate] => entry[1] !== undefined),
  };
}

/** A fixed length of time as the SDK reads it: `15m` as it is written, combined ones in milliseconds. */
export function duration(text: string): string | number {
  const trimmed = text.trim();
  return /\s/.test(trimmed) ? durationToMs(trimmed) : trimmed;
}

export function printDurationLiteral(text: string): string {
  const value = duration(text);
  return typeof value === 'number' ? String(value) : quote(value);
}

/** Limits of a task under the names of the SDK. */
export function taskOptions(timeout: string | undefined, retry: Retry | undefined): PlanTemplate {
  return literal({
    startToCloseTimeout: timeout === undefined ? undefined : duration(timeout),
    retry: retry && {
      maximumAttempts: retry.attempts,
      initialInterval: retry.firstDelay === undefined ? undefined : duration(retry.firstDelay),
      backoffCoefficient: retry.factor,
      maximumInterval: retry.maxDelay === undefined ? undefined : duration(retry.maxDelay),
    },
  });
}

/** A text of several lines as a template literal that keeps them. */
export function printLines(text: string): string {
  const lines = text.split('\n').map((line) => quoteTemplatePart(line));
  return `\`${lines.join('\n')}\``;
}

/** Text of the author as a comment: one line each, so that nothing in it can end the comment. */
export function commentLines(text: string): string[] {
  return text
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => `// ${line}`);
}
