import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Sketch } from './sketch.ts';

const sketchOf = (values: readonly number[]): Sketch => {
  const sketch = new Sketch();
  for (const value of values) sketch.add(value);
  return sketch;
};
const values = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 200 });

it('gives quantiles that are off by one percent at most', () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
      const sorted = list.toSorted((a, b) => a - b);
      const exact = sorted[Math.max(1, Math.ceil(share * list.length)) - 1]!;
      const told = sketchOf(list).quantile(share)!;
      expect(Math.abs(told - exact)).toBeLessThanOrEqual(exact * 0.0101);
    }),
  );
});

it('put together from parts, in whatever order, is the same as made at once', () => {
  fc.assert(
    fc.property(values, values, (one, other) => {
      const merged = Sketch.fromBytes(sketchOf(other).toBytes());
      merged.mergeBytes(sketchOf(one).toBytes());
      const whole = sketchOf([...one, ...other]);
      expect(merged.toBytes()).toEqual(whole.toBytes());
      expect(merged.count).toBe(one.length + other.length);
    }),
  );
});

it('has no quantile of nothing', () => {
  expect(new Sketch().quantile(0.5)).toBeNull();
  expect(Sketch.fromBytes(new Uint8Array()).count).toBe(0);
});
