import { expect, it } from 'vitest';
import { isExpected, parseRetryAfter } from './status.ts';

it('reads classes and single statuses', () => {
  expect(isExpected(204, '2xx')).toBe(true);
  expect(isExpected(404, '2xx, 404')).toBe(true);
  expect(isExpected(500, '2xx, 404')).toBe(false);
});

it('reads Retry-After in seconds and as a date, within an hour', () => {
  const now = Date.parse('2030-01-01T00:00:00Z');
  expect(parseRetryAfter('3', now)).toBe(3_000);
  expect(parseRetryAfter('Tue, 01 Jan 2030 00:00:10 GMT', now)).toBe(10_000);
  expect(parseRetryAfter('Mon, 31 Dec 2029 00:00:00 GMT', now)).toBe(0);
  expect(parseRetryAfter('999999999', now)).toBe(3_600_000);
  expect(parseRetryAfter('soon', now)).toBeUndefined();
  expect(parseRetryAfter(null, now)).toBeUndefined();
});
