import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { together } from './together.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what is asked for within a moment is carried out in one go, and what comes later in the next', async () => {
  const carriedOut: (readonly number[])[] = [];
  const ask = together<number>(20, async (items) => carriedOut.push(items));
  const early = [ask(1), ask(2)];
  vi.advanceTimersByTime(19);
  expect(carriedOut).toEqual([]);
  vi.advanceTimersByTime(1);
  const late = ask(3);
  await Promise.all(early);
  expect(carriedOut).toEqual([[1, 2]]);
  vi.advanceTimersByTime(20);
  await late;
  expect(carriedOut).toEqual([[1, 2], [3]]);
});

test('a failure is told to all who asked, and the next ones are not concerned', async () => {
  const outcomes = [Promise.reject(new Error('away')), Promise.resolve()];
  outcomes[0]!.catch(() => undefined);
  const ask = together<string>(20, () => outcomes.shift()!);
  const first = Promise.allSettled([ask('a'), ask('b')]);
  vi.advanceTimersByTime(20);
  expect((await first).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const next = ask('c');
  vi.advanceTimersByTime(20);
  await expect(next).resolves.toBeUndefined();
});
