import type { Emitter } from '../emitter.ts';

/** Whether lines of code speak of a variable. */
export function mentions(lines: readonly string[], name: string): boolean {
  const word = new RegExp(`(?<![\\w$.'])${name}(?![\\w$'])`);
  return lines.some((line) => word.test(line));
}

/** The variable that holds the place of an item or turn, for idempotency keys and reports. */
export function itemPlace(
  stepId: string,
  at: string,
  index: string,
  outerAt: string | undefined,
  emitter: Emitter,
): string {
  return `const ${at} = ${emitter.runtime('itemOf')}('${stepId}', ${index}${outerAt ? `, ${outerAt}` : ''});`;
}
