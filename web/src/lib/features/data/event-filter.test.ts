import { expect, it } from 'vitest';
import { eventQueryOf, printEventFilter, readEventFilter } from './event-filter.ts';

const read = (query: string) => readEventFilter(new URLSearchParams(query));

it('goes through the URL unharmed and leaves out what says nothing', () => {
  const query = '?type=paid&q=account-1&period=range&from=2026-11-01&until=2026-11-02';
  expect(printEventFilter(read(query))).toBe(query);
  expect(printEventFilter(read('?period=today&from=2026-11-01'))).toBe('?period=today');
  expect(printEventFilter(read('?period=never&from=soon&type='))).toBe('');
});

it('asks for whole days where the person is', () => {
  const now = new Date(2026, 10, 25, 15, 30).getTime();
  expect(eventQueryOf(read('?period=today'), now)).toEqual({
    from: new Date(2026, 10, 25).toISOString(),
  });
  expect(eventQueryOf(read('?period=week'), now).from).toBe(new Date(2026, 10, 19).toISOString());
  expect(eventQueryOf(read('?period=range&from=2026-11-01&until=2026-11-30&q= a '), now)).toEqual({
    q: 'a',
    from: new Date(2026, 10, 1).toISOString(),
    until: new Date(2026, 11, 1).toISOString(),
  });
});
