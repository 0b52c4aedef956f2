import { DDSketch } from '@datadog/sketches-js';

/** Quantiles are off by at most this share of their value. */
const { mapping } = new DDSketch({ relativeAccuracy: 0.01 });
/** Bin of what is too small to have one: nothing at all. */
const zeroBin = -(2 ** 31);

/**
 * Quantiles of values that can be put together with others of the same kind without loss (DDSketch, https://arxiv.org/abs/1908.10693). The
 * library's mapping says which bin a value belongs to; the bins are kept sparse, because most minutes have few values, and reading the
 * thousands of minutes of a chart must cost next to nothing (the library's own format took 0.3 ms each).
 */
export class Sketch {
  private readonly bins = new Map<number, number>();
  private total = 0;

  static fromBytes(bytes: Uint8Array): Sketch {
    const sketch = new Sketch();
    sketch.mergeBytes(bytes);
    return sketch;
  }

  get count(): number {
    return this.total;
  }

  add(value: number): void {
    this.put(value < mapping.minPossible ? zeroBin : mapping.key(value), 1);
  }

  /** Adds what was kept of another sketch. */
  mergeBytes(bytes: Uint8Array): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < bytes.byteLength; at += 8) this.put(view.getInt32(at), view.getUint32(at + 4));
  }

  /** By the nearest rank. @param share 0 to 1. Null where there is no value. */
  quantile(share: number): number | null {
    if (this.total === 0) return null;
    const rank = Math.max(1, Math.ceil(share * this.total));
    let seen = 0;
    let last = zeroBin;
    for (const [key, count] of [...this.bins].sort(([a], [b]) => a - b)) {
      seen += count;
      last = key;
      if (seen >= rank) break;
    }
    return last === zeroBin ? 0 : mapping.value(last);
  }

  /** Bins in their order, 4 bytes each for its number and its count. */
  toBytes(): Uint8Array<ArrayBuffer> {
    const view = new DataView(new ArrayBuffer(8 * this.bins.size));
    for (const [index, [key, count]] of [...this.bins].sort(([a], [b]) => a - b).entries()) {
      view.setInt32(8 * index, key);
      view.setUint32(8 * index + 4, count);
    }
    return new Uint8Array(view.buffer);
  }

  private put(key: number, count: number): void {
    this.bins.set(key, (this.bins.get(key) ?? 0) + count);
    this.total += count;
  }
}
