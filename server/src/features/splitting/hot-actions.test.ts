import { describe, expect, it } from 'vitest';
import { findReasons } from './hot-actions.ts';

const thresholds = { runsPerDay: 1_000, p95Ms: 5_000, failurePercent: 5 };
const calm = { attempts: 1_000, failed: 50, p95Ms: 5_000 };
const codes = (figures: Partial<typeof calm>, changed = {}) =>
  findReasons({ ...calm, ...figures }, { ...thresholds, ...changed }).map(({ code }) => code);

describe('an action is hot', () => {
  it.each([
    ['at every threshold it is not', {}, []],
    ['with one more attempt a day', { attempts: 1_001, failed: 0 }, ['busy']],
    ['with a millisecond more', { p95Ms: 5_001 }, ['slow']],
    ['with one more failure', { failed: 51 }, ['failing']],
    ['with all three', { attempts: 2_000, failed: 101, p95Ms: 9_000 }, ['busy', 'slow', 'failing']],
    ['failing, but of too few to tell', { attempts: 19, failed: 19 }, []],
    ['failing, of just enough', { attempts: 20, failed: 2 }, ['failing']],
    ['never carried out', { attempts: 0, failed: 0, p95Ms: null as unknown as number }, []],
  ] as const)('%s: %o', (_, figures, expected) => {
    expect(codes(figures)).toEqual(expected);
  });

  it('by the thresholds of its project', () => {
    expect(codes({ attempts: 11, failed: 0 }, { runsPerDay: 10 })).toEqual(['busy']);
    expect(codes({ p95Ms: 9_000 }, { p95Ms: 10_000 })).toEqual([]);
  });
});
