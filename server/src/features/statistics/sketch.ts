import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { DDSketch } from '@datadog/sketches-js';

/** Quantiles are off by at most this share of their value. */
const relativeAccuracy = 0.01;

/** Values whose quantiles can be asked for, and which can be put together with others of the same kind without loss. */
export interface Sketch {
  add(value: number): void;
  merge(other: Sketch): void;
  /** @param share 0 to 1. Null where there is no value. */
  quantile(share: number): number | null;
  readonly count: number;
  toBytes(): Uint8Array<ArrayBuffer>;
}

export const createSketch = (): Sketch => wrap(new DDSketch({ relativeAccuracy }));

export const readSketch = (bytes: Uint8Array): Sketch =>
  wrap(DDSketch.fromProto(inflateRawSync(bytes)) as DDSketch);

const inner = new WeakMap<Sketch, DDSketch>();

function wrap(sketch: DDSketch): Sketch {
  const own: Sketch = {
    add: (value) => sketch.accept(Math.max(0, value)),
    merge(other) {
      const theirs = inner.get(other)!;
      // Merging nothing would widen the range of bins for nothing.
      if (theirs.count > 0) sketch.merge(theirs);
    },
    // By the nearest rank: the library's own would leave the slowest of a few out of their 95th percentile.
    quantile(share) {
      const last = sketch.count - 1;
      if (last <= 0) return last < 0 ? null : sketch.getValueAtQuantile(0);
      return sketch.getValueAtQuantile((Math.ceil(share * sketch.count) - 1) / last);
    },
    get count() {
      return sketch.count;
    },
    // Bins come in blocks that are mostly empty: packed, a sketch of few values has a twentieth of its size.
    toBytes: () => new Uint8Array(deflateRawSync(sketch.toProto())),
  };
  inner.set(own, sketch);
  return own;
}
