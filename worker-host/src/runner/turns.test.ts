import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

test('so many go on at a time, in the order of asking, and one that fails makes room as well', async () => {
  const inTurn = createTurns(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const tasks = [0, 1, 2, 3].map((number) =>
    inTurn(() => {
      begun.push(number);
      return new Promise<number>((resolve, reject) =>
        ends.push(() => (number === 0 ? reject(new Error('No')) : resolve(number))),
      );
    }),
  );
  const settled = Promise.allSettled(tasks);
  expect(begun).toEqual([0, 1]);
  ends[0]!();
  await expect(tasks[0]).rejects.toThrow('No');
  expect(begun).toEqual([0, 1, 2]);
  ends[1]!();
  await tasks[1];
  expect(begun).toEqual([0, 1, 2, 3]);
  ends[2]!();
  ends[3]!();
  expect((await settled).map(({ status }) => status)).toEqual([
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
});
