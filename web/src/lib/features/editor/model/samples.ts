import type { Run } from '#lib/api/types.ts';

/** What values were in the last run, to show beside the chips that stand for them. */
export type Samples = Readonly<Record<string, unknown>>;

/** Roots of expressions as they were in a run: `{ input, steps: { charge: … }, values }`. */
export function samplesOf(run: Pick<Run, 'input' | 'steps' | 'values'>): Samples {
  const steps: Record<string, unknown> = {};
  for (const row of run.steps) {
    // The first item of a loop stands for all of them.
    if (row.output !== null && row.output !== undefined) steps[row.stepId] ??= row.output;
  }
  return { input: run.input, steps, values: run.values ?? {} };
}

/** The value that a plain path (`steps.charge.amount`) had; undefined where it had none, or where it is no plain path. */
export function sampleAt(samples: Samples, path: string): unknown {
  let value: unknown = samples;
  for (const key of path.split(/\??\.|\[|\]/).filter((part) => part !== '')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
