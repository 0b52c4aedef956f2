import { expect, it } from 'vitest';
import { indexAt, labelledIndexes, linePath, loneDots, niceTicks } from './scale.ts';

const area = { left: 0, top: 0, width: 100, height: 100 };

it.each([
  [0, [0, 1]],
  [1, [0, 0.5, 1]],
  [7, [0, 5, 10]],
  [12, [0, 5, 10, 15]],
  [950, [0, 500, 1_000]],
  [0.03, [0, 0.01, 0.02, 0.03]],
])('grid lines up to %d are round numbers', (max, ticks) => {
  expect(niceTicks(max)).toEqual(ticks);
});

it('a line stops where a value is missing, and a lone value is a dot', () => {
  expect(linePath([0, 100, null, 50, null], 100, area)).toBe('M10 100L30 0M70 50');
  expect(loneDots([0, 100, null, 50, null], 100, area)).toEqual([{ x: 70, y: 50 }]);
  expect(linePath([null, null], 100, area)).toBe('');
});

it('a finger finds the bucket under it, also beyond the edges', () => {
  expect([-5, 0, 49, 51, 99, 130].map((x) => indexAt(x, 4, area))).toEqual([0, 0, 1, 2, 3, 3]);
});

it('labels are spread evenly, and no more than fit', () => {
  expect(labelledIndexes(48, 4)).toEqual([0, 12, 24, 36]);
  expect(labelledIndexes(3, 10)).toEqual([0, 1, 2]);
  expect(labelledIndexes(0, 4)).toEqual([]);
});
