import { expect, test } from 'vitest';
import { isUuid, uuid7 } from './uuid7.ts';

test('makes version 7 ids that sort by the order in which they were made', () => {
  const ids = Array.from({ length: 10_000 }, () => uuid7());
  expect(ids.every((id) => isUuid(id) && id[14] === '7' && '89ab'.includes(id[19]!))).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('keeps the order when the clock goes back', () => {
  const first = uuid7(Date.now() + 5_000);
  expect(uuid7() > first).toBe(true);
});
