import { expect, test } from 'vitest';
import { endOf } from './scenario-words.ts';

const expected = { status: 'completed', error: null, lasts: null } as const;

test('a scenario says how it ends, and after how long', () => {
  expect(endOf({ expected })).toBe('Done at once');
  expect(endOf({ expected: { ...expected, status: 'failed', lasts: '2d 1h' } })).toBe(
    'Fails after 2 days 1 hour',
  );
});
