import { expect, it } from 'vitest';
import { groupByDay } from './days.ts';

it('groups by day, newest first, with words for the near ones', () => {
  const now = new Date(2026, 4, 10, 12).getTime();
  const at = (...date: [number, number, number, number]) => new Date(...date).toISOString();
  const rows = groupByDay(
    [
      { id: 'a', createdAt: at(2026, 4, 10, 9) },
      { id: 'b', createdAt: at(2026, 4, 10, 1) },
      { id: 'c', createdAt: at(2026, 4, 9, 23) },
      { id: 'd', createdAt: at(2025, 11, 31, 10) },
    ],
    now,
    ({ createdAt }) => createdAt,
  );
  expect(rows.map((row) => (row.kind === 'day' ? row.label : row.key)).slice(0, 5)).toEqual([
    'Today',
    'a',
    'b',
    'Yesterday',
    'c',
  ]);
  expect(rows[5]).toMatchObject({ kind: 'day', label: expect.stringContaining('2025') as string });
});
