import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { virtualWindow } from './virtual-window.ts';

const base = { estimate: 50, heightOf: () => undefined, viewHeight: 500, overscan: 0 };

describe('virtualWindow', () => {
  it('renders only what is in view', () => {
    expect(virtualWindow({ ...base, count: 1000, scrollTop: 5000 })).toEqual({
      start: 100,
      end: 110,
      before: 5000,
      after: 44_500,
    });
  });

  it('renders everything of a short list', () => {
    expect(virtualWindow({ ...base, count: 3, scrollTop: 0 })).toEqual({
      start: 0,
      end: 3,
      before: 0,
      after: 0,
    });
  });

  it('renders nothing of an empty list', () => {
    expect(virtualWindow({ ...base, count: 0, scrollTop: 0 })).toEqual({
      start: 0,
      end: 0,
      before: 0,
      after: 0,
    });
  });

  it('keeps the whole height and covers the view, whatever the rows measure', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 200 }),
        fc.integer({ min: -200, max: 20_000 }),
        (heights, scrollTop) => {
          const window = virtualWindow({
            ...base,
            count: heights.length,
            heightOf: (index) => heights[index],
            scrollTop,
          });
          const sum = (part: number[]) => part.reduce((total, height) => total + height, 0);
          expect(window.before + sum(heights.slice(window.start, window.end)) + window.after).toBe(
            sum(heights),
          );
          expect(window.before).toBe(sum(heights.slice(0, window.start)));
          const covered = window.before + sum(heights.slice(window.start, window.end));
          expect(covered >= Math.min(scrollTop + 500, sum(heights)) || window.end === heights.length).toBe(
            true,
          );
        },
      ),
    );
  });
});
