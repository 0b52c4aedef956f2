import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeKind,
  describeSchedule,
  minuteSteps,
  parseCron,
  printCron,
  type Schedule,
} from './schedule-words.ts';

describe('parseCron', () => {
  it.each<[string, Schedule, string]>([
    ['*/15 * * * *', { every: 'minutes', minutes: 15 }, 'Every 15 minutes'],
    ['0 * * * *', { every: 'hour', minute: 0 }, 'Every hour, on the hour'],
    ['30 7 * * *', { every: 'day', hour: 7, minute: 30 }, 'Every day at 07:30'],
    ['0 9 * * 1-5', { every: 'week', days: [1, 2, 3, 4, 5], hour: 9, minute: 0 }, 'Every workday at 09:00'],
    ['0 9 * * SAT,0', { every: 'week', days: [0, 6], hour: 9, minute: 0 }, 'Every weekend day at 09:00'],
    [
      '0 9 * * 5-7',
      { every: 'week', days: [0, 5, 6], hour: 9, minute: 0 },
      'Every Friday, Saturday and Sunday at 09:00',
    ],
    ['5 0 1 * *', { every: 'month', day: 1, hour: 0, minute: 5 }, 'On day 1 of each month at 00:05'],
  ])('reads %s', (cron, schedule, words) => {
    expect(parseCron(cron)).toEqual(schedule);
    expect(describeSchedule(schedule)).toBe(words);
  });

  it.each(['0 9 1 1 *', '*/7 * * * *', '0 9-17 * * *', '0 9 * *', '61 9 * * *', '0 9 1 * 1', 'nonsense'])(
    'leaves %s to be typed by hand',
    (cron) => expect(parseCron(cron)).toEqual({ every: 'custom', cron }),
  );
});

it('reads back every schedule that it prints', () => {
  const minute = fc.integer({ min: 0, max: 59 });
  const hour = fc.integer({ min: 0, max: 23 });
  const schedule = fc.oneof(
    fc.record({ every: fc.constant('minutes' as const), minutes: fc.constantFrom(...minuteSteps) }),
    fc.record({ every: fc.constant('hour' as const), minute }),
    fc.record({ every: fc.constant('day' as const), hour, minute }),
    fc.record({
      every: fc.constant('week' as const),
      days: fc
        .uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 })
        .map((days) => days.sort((a, b) => a - b)),
      hour,
      minute,
    }),
    fc.record({ every: fc.constant('month' as const), day: fc.integer({ min: 1, max: 31 }), hour, minute }),
  );
  fc.assert(
    fc.property(schedule, (value) => {
      expect(parseCron(printCron(value))).toEqual(value);
    }),
  );
});

it('keeps the time of day when the kind changes', () => {
  expect(changeKind({ every: 'day', hour: 7, minute: 30 }, 'month')).toEqual({
    every: 'month',
    day: 1,
    hour: 7,
    minute: 30,
  });
  expect(changeKind({ every: 'day', hour: 7, minute: 30 }, 'custom')).toEqual({
    every: 'custom',
    cron: '30 7 * * *',
  });
});
