import { expect, test } from 'vitest';
import { toMultirange } from './events-seen.ts';

test.each([
  [[], '{}'],
  [[0], '{[0,1)}'],
  [[0, 1, 2, 5, 6, 9], '{[0,3),[5,7),[9,10)}'],
])('%j are %s', (seqs, literal) => {
  expect(toMultirange(seqs)).toBe(literal);
});
