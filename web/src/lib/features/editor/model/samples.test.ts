import { expect, it } from 'vitest';
import type { RunStep } from '#lib/api/types.ts';
import { sampleAt, samplesOf } from './samples.ts';

it('finds what a value was in a run', () => {
  const step = (stepId: string, output: unknown) => ({ stepId, output }) as RunStep;
  const samples = samplesOf({
    input: { items: [{ sku: 'A-1' }] },
    values: null,
    steps: [
      step('charge', { amount: 900 }),
      step('pack', 'first'),
      step('pack', 'second'),
      step('none', null),
    ],
  });
  expect(sampleAt(samples, 'input.items[0].sku')).toBe('A-1');
  expect(sampleAt(samples, 'steps.charge.amount')).toBe(900);
  expect(sampleAt(samples, 'steps.pack')).toBe('first');
  expect(sampleAt(samples, 'steps.none.x')).toBeUndefined();
  expect(sampleAt(samples, 'input.constructor')).toBeUndefined();
});
