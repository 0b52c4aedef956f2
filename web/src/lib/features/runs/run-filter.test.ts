import { describe, expect, it } from 'vitest';
import type { RunSummary } from '#lib/api/types.ts';
import { groupByDay } from './days.ts';
import { countOf, matchesFilter, printFilter, readFilter, statusesOf } from './run-filter.ts';

const run = (overrides: Partial<RunSummary>): RunSummary =>
  ({
    id: '1',
    subject: 'Order 1042 · Ada',
    status: 'running',
    workflowId: 'w1',
    workflowName: 'Fulfil order',
    projectId: 'p1',
    ...overrides,
  }) as RunSummary;

describe('the filter of the list of runs', () => {
  it('is kept by the URL', () => {
    const filter = readFilter(new URLSearchParams('status=failed&q=ada&workflow=w1'));
    expect(filter).toEqual({ group: 'failed', q: 'ada', workflowId: 'w1', projectId: null });
    expect(printFilter(filter)).toBe('?status=failed&q=ada&workflow=w1');
    expect(readFilter(new URLSearchParams('status=nonsense')).group).toBeNull();
    expect(printFilter({ group: null, q: '  ', workflowId: null, projectId: null })).toBe('');
  });

  it('keeps a live change out when it does not belong', () => {
    const filter = readFilter(new URLSearchParams('status=running&q=ADA'));
    expect(matchesFilter(run({}), filter)).toBe(true);
    expect(matchesFilter(run({ status: 'completed' }), filter)).toBe(false);
    expect(matchesFilter(run({ subject: 'Order 7' }), filter)).toBe(false);
  });

  it('counts what a chip stands for', () => {
    expect(statusesOf('cancelled')).toEqual(['cancelled', 'terminated']);
    expect(countOf('running', { queued: 2, running: 3, failed: 9 })).toBe(5);
  });
});

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
