import { describe, expect, it } from 'vitest';
import { charge, findings, planOf, use, type WrittenStep } from '../testing/fixtures.ts';

describe('a retry', () => {
  const retry = (more: object = {}): WrittenStep => ({
    id: 'again',
    kind: 'retry',
    retry: { attempts: 3 },
    steps: [charge()],
    ...more,
  });

  it('gives what its steps gave when they came through', () => {
    expect(findings([retry(), use('a', 'steps.charge.receipt')])).toEqual([]);
    expect(planOf([retry({ steps: [use('a', '1')] })]).effects).toBe('some');
  });

  it('tries more than once, after waits that are lengths of time', () => {
    expect(findings([retry({ retry: { attempts: 1, firstDelay: 'soon' } })])).toEqual([
      'INVALID_DURATION again steps.0.retry.firstDelay',
      'TRIED_ONCE again steps.0.retry.attempts',
    ]);
  });
});
