import { expect, test } from 'vitest';
import { createInlineBudget } from './inline-budget.ts';

/** A budget, and its clock in milliseconds. */
function budgetAt(clock: { now: number }) {
  return createInlineBudget(() => clock.now);
}

test('a run may lay in a megabyte within three seconds, and then as much again', () => {
  const clock = { now: 0 };
  const { takes } = budgetAt(clock);
  expect(takes('run', 600_000)).toBe(true);
  expect(takes('run', 400_001)).toBe(false);
  expect(takes('run', 400_000)).toBe(true);
  clock.now = 2_999;
  expect(takes('run', 1)).toBe(false);
  clock.now = 3_000;
  expect(takes('run', 1_000_000)).toBe(true);
});

test('each run has its own, however many there are', () => {
  const clock = { now: 0 };
  const { takes } = budgetAt(clock);
  for (let run = 0; run < 1_500; run += 1) expect(takes(`run ${run}`, 1_000_000)).toBe(true);
  expect(takes('run 0', 1)).toBe(false);
  clock.now = 3_000;
  expect(takes('another', 1_000_000)).toBe(true);
  expect(takes('run 0', 1_000_000)).toBe(true);
});
