import { describe, expect, it } from 'vitest';
import type { RunSummary } from '#lib/api/types.ts';
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
