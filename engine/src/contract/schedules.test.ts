import { expect, test } from 'vitest';
import { isLeftOut } from './schedules.ts';

const hourly = (catchUp: 'skip' | 'latest' | 'all') => ({ cron: '0 * * * *', timeZone: 'UTC', catchUp });
const nine = '2026-01-01T09:00:00.000Z';
const at = (time: string) => Date.parse(`2026-01-01T${time}Z`);

test.each<['skip' | 'latest' | 'all', string, boolean]>([
  ['skip', '09:00:05', false],
  ['skip', '09:02:00', true],
  ['latest', '09:59:59', false],
  ['latest', '10:00:00', true],
  ['all', '15:00:00', false],
])('with the policy “%s”, the start of nine o’clock is left out at %s: %s', (catchUp, now, expected) =>
  expect(isLeftOut(hourly(catchUp), nine, at(now))).toBe(expected),
);

test('a start out of turn is never left out', () => {
  expect(isLeftOut(hourly('skip'), '2026-01-01T09:17:03.000Z', at('15:00:00'))).toBe(false);
  expect(isLeftOut(hourly('latest'), '2026-01-01T09:17:03.000Z', at('15:00:00'))).toBe(false);
});
