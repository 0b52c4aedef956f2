import { describe, expect, it } from 'vitest';
import { cronTimes, isTimeZone } from './cron.ts';

/** So many times behind a moment, as ISO texts without their zeros. */
function times(cron: string, timeZone: string, after: string, count: number): string[] {
  const found: string[] = [];
  for (const at of cronTimes(cron, timeZone, Date.parse(after))) {
    found.push(new Date(at).toISOString().replace(':00.000Z', 'Z'));
    if (found.length === count) break;
  }
  return found;
}

describe('the times of a cron expression', () => {
  it.each<[string, string, string, string[]]>([
    ['0 9 * * 1', 'UTC', '2026-01-01T00:00:00Z', ['2026-01-05T09:00Z', '2026-01-12T09:00Z']],
    ['*/20 8-9 * * *', 'UTC', '2026-01-01T08:30:00Z', ['2026-01-01T08:40Z', '2026-01-01T09:00Z']],
    ['0 9 * * *', 'Asia/Kathmandu', '2026-01-01T00:00:00Z', ['2026-01-01T03:15Z', '2026-01-02T03:15Z']],
    [
      '0 0 1 jan,jul *',
      'America/New_York',
      '2026-01-01T06:00:00Z',
      ['2026-07-01T04:00Z', '2027-01-01T05:00Z'],
    ],
    ['30 6 29 2 *', 'UTC', '2026-01-01T00:00:00Z', ['2028-02-29T06:30Z', '2032-02-29T06:30Z']],
    // Both fields of a day have to fit.
    ['0 0 13 * 5', 'UTC', '2026-01-01T00:00:00Z', ['2026-02-13T00:00Z', '2026-03-13T00:00Z']],
    ['5/25 12 * * sun,7', 'UTC', '2026-01-04T12:05:00Z', ['2026-01-04T12:30Z', '2026-01-04T12:55Z']],
    // A moment that is a time of its own is not behind itself.
    ['0 9 * * *', 'UTC', '2026-01-01T09:00:00Z', ['2026-01-02T09:00Z']],
  ])('%s in %s behind %s', (cron, timeZone, after, expected) =>
    expect(times(cron, timeZone, after, expected.length)).toEqual(expected),
  );

  it('a time that the clock leaves out comes later, once', () =>
    // At 01:00 UTC on 29 March, the clock of Berlin goes from 02:00 to 03:00.
    expect(times('30 2 * * *', 'Europe/Berlin', '2026-03-28T00:00:00Z', 3)).toEqual([
      '2026-03-28T01:30Z',
      '2026-03-29T01:30Z',
      '2026-03-30T00:30Z',
    ]));

  it('a time that the clock shows twice comes once', () =>
    // At 01:00 UTC on 25 October, the clock of Berlin goes from 03:00 back to 02:00.
    expect(times('30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30Z',
      '2026-10-26T01:30Z',
    ]));

  it('steps of the clock go on evenly when it is put on or back', () => {
    expect(times('30 * * * *', 'Europe/Berlin', '2026-03-29T00:00:00Z', 3)).toEqual([
      '2026-03-29T00:30Z',
      '2026-03-29T01:30Z',
      '2026-03-29T02:30Z',
    ]);
    expect(times('30 * * * *', 'Europe/Berlin', '2026-10-25T00:00:00Z', 3)).toEqual([
      '2026-10-25T00:30Z',
      '2026-10-25T01:30Z',
      '2026-10-25T02:30Z',
    ]);
  });

  it('there are none where the expression, the zone or the day does not exist', () => {
    expect(times('0 9 * *', 'UTC', '2026-01-01T00:00:00Z', 1)).toEqual([]);
    expect(times('0 9 * * *', 'Europe/Atlantis', '2026-01-01T00:00:00Z', 1)).toEqual([]);
    expect(times('0 9 31 2 *', 'UTC', '2026-01-01T00:00:00Z', 1)).toEqual([]);
    expect(isTimeZone('Europe/Atlantis')).toBe(false);
  });
});
