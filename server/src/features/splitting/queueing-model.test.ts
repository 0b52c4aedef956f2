import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erlangC, estimateSplit, type Flow, mix, waitOf } from './queueing-model.ts';

const fixed = (perSecond: number, seconds: number): Flow => ({
  perSecond,
  seconds,
  squaredSeconds: seconds ** 2,
});
const exponential = (perSecond: number, seconds: number): Flow => ({
  ...{ perSecond, seconds, squaredSeconds: 2 * seconds ** 2 },
});

describe('the wait for a slot', () => {
  it('is the textbook’s for one slot: ρ/(1−ρ) of a service time, and half of that where all take the same time', () => {
    expect(waitOf(exponential(0.8, 1), 1).meanSeconds).toBeCloseTo(4);
    expect(waitOf(fixed(0.8, 1), 1).meanSeconds).toBeCloseTo(2);
  });

  it('is the textbook’s for many: Erlang C of ten erlangs at twelve slots', () => {
    expect(erlangC(10, 12)).toBeCloseTo(0.4494, 3);
    expect(waitOf(exponential(10, 1), 12).meanSeconds).toBeCloseTo(0.2247, 3);
  });

  it('has no end where more comes than can be done, and is none where nothing comes', () => {
    expect(waitOf(fixed(2, 1), 2)).toMatchObject({ load: 1, p95Seconds: Infinity });
    expect(waitOf(fixed(0, 1), 2)).toEqual({ load: 0, meanSeconds: 0, p95Seconds: 0 });
  });

  it('is near what a simulated queue measures', () => {
    const flow = exponential(4, 1);
    const measured = simulateQueue(flow, 5, 200_000);
    const told = waitOf(flow, 5);
    expect(measured.mean / told.meanSeconds).toBeGreaterThan(0.85);
    expect(measured.mean / told.meanSeconds).toBeLessThan(1.15);
    expect(measured.p95 / told.p95Seconds).toBeGreaterThan(0.85);
    expect(measured.p95 / told.p95Seconds).toBeLessThan(1.15);
  });
});

const anyFlow = fc
  .record({
    perSecond: fc.double({ min: 0.01, max: 50, noNaN: true }),
    seconds: fc.double({ min: 0.01, max: 5, noNaN: true }),
  })
  .map(({ perSecond, seconds }) => exponential(perSecond, seconds));

it('nobody waits longer because a slot was added or an action left', () => {
  fc.assert(
    fc.property(anyFlow, anyFlow, fc.integer({ min: 1, max: 100 }), (action, others, slots) => {
      expect(waitOf(others, slots + 1).meanSeconds).toBeLessThanOrEqual(waitOf(others, slots).meanSeconds);
      const estimate = estimateSplit(action, others, slots, slots);
      expect(estimate.othersAfter.load).toBeLessThanOrEqual(estimate.now.load);
    }),
  );
});

it('kinds that share slots mix by how often they come', () => {
  expect(mix([fixed(1, 2), fixed(3, 1)])).toEqual({ perSecond: 4, seconds: 1.25, squaredSeconds: 1.75 });
  expect(mix([])).toEqual({ perSecond: 0, seconds: 0, squaredSeconds: 0 });
});

/** M/M/c, event by event, with a generator of its own so that it measures the same each time. */
function simulateQueue(
  { perSecond, seconds }: Flow,
  slots: number,
  tasks: number,
): { mean: number; p95: number } {
  let state = 42;
  const random = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
  const draw = (mean: number) => -Math.log(1 - random()) * mean;
  const freeAt = Array.from({ length: slots }, () => 0);
  const waits: number[] = [];
  let at = 0;
  for (let task = 0; task < tasks; task += 1) {
    at += draw(1 / perSecond);
    const first = freeAt.indexOf(Math.min(...freeAt));
    const begin = Math.max(at, freeAt[first]!);
    waits.push(begin - at);
    freeAt[first] = begin + draw(seconds);
  }
  waits.sort((a, b) => a - b);
  return {
    mean: waits.reduce((sum, wait) => sum + wait, 0) / tasks,
    p95: waits[Math.floor(0.95 * tasks)]!,
  };
}
