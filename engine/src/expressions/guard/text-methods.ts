import { ExpressionFailure } from '../errors.ts';
import { numberOf, primitiveOf } from './conversion.ts';
import type { Meter } from './meter.ts';

export type TextMethod = (text: string, args: unknown[], meter: Meter) => unknown;

const asText = (value: unknown, meter: Meter): string => String(primitiveOf(value, meter));
const asNumber = (value: unknown, meter: Meter): number | undefined =>
  value === undefined ? undefined : numberOf(value, meter);

/** A method that makes a text no longer than a small multiple of its own, out of nothing but itself. */
const simple =
  (run: (text: string) => string): TextMethod =>
  (text, _, meter) => {
    meter.reserveText(text.length);
    return run(text);
  };

const places =
  (run: (text: string, from: number | undefined, to: number | undefined) => string): TextMethod =>
  (text, [from, to], meter) => {
    meter.spend(1 + text.length / 64);
    return run(text, asNumber(from, meter), asNumber(to, meter));
  };

/** Searching may compare the part with every place of the text. */
function spendSearch(text: string, part: string, meter: Meter): void {
  meter.spend(1 + text.length / 8 + (text.length * Math.min(part.length, text.length)) / 64);
}

const search =
  (run: (text: string, part: string, from: number | undefined) => unknown): TextMethod =>
  (text, [wanted, from], meter) => {
    const part = asText(wanted, meter);
    spendSearch(text, part, meter);
    return run(text, part, asNumber(from, meter));
  };

/** Length that a replacement can have at most: `$&`, `` $` `` and `$'` put whole parts of the text in. */
function longestReplacement(text: string, by: string, meter: Meter): number {
  meter.spend(1 + by.length / 8);
  const insertions = by.split('$').length - 1;
  return by.length + insertions * text.length;
}

const pad =
  (run: (text: string, length: number, fill: string | undefined) => string): TextMethod =>
  (text, [length, fill], meter) => {
    const wanted = asNumber(length, meter) ?? 0;
    meter.reserveText(Number.isNaN(wanted) ? text.length : Math.max(text.length, wanted));
    return run(text, wanted, fill === undefined ? undefined : asText(fill, meter));
  };

export const textMethods: Readonly<Record<string, TextMethod>> = {
  toUpperCase: simple((text) => text.toUpperCase()),
  toLowerCase: simple((text) => text.toLowerCase()),
  trim: simple((text) => text.trim()),
  trimStart: simple((text) => text.trimStart()),
  trimEnd: simple((text) => text.trimEnd()),
  includes: search((text, part, from) => text.includes(part, from)),
  startsWith: search((text, part, from) => text.startsWith(part, from)),
  endsWith: search((text, part, to) => text.endsWith(part, to)),
  indexOf: search((text, part, from) => text.indexOf(part, from)),
  lastIndexOf: search((text, part) => text.lastIndexOf(part)),
  slice: places((text, from, to) => text.slice(from, to)),
  substring: places((text, from = NaN, to) => text.substring(from, to)),
  charAt: places((text, at = 0) => text.charAt(at)),
  at: (text, [place], meter) => text.at(asNumber(place, meter) ?? 0),
  concat: (text, others, meter) => {
    const added = others.map((other) => asText(other, meter));
    meter.reserveText(added.reduce((length, other) => length + other.length, text.length));
    return text.concat(...added);
  },
  split: (text, [separator, most], meter) => {
    const limit = asNumber(most, meter);
    if (separator === undefined) return text.split(separator as unknown as string, limit);
    const part = asText(separator, meter);
    spendSearch(text, part, meter);
    if (part === '') meter.spend(text.length);
    const parts = text.split(part, limit);
    meter.reserveItems(parts.length);
    return parts;
  },
  replace: (text, [part, by], meter) => {
    const [wanted, replacement] = [asText(part, meter), asText(by, meter)];
    spendSearch(text, wanted, meter);
    meter.reserveText(text.length + longestReplacement(text, replacement, meter));
    return text.replace(wanted, replacement);
  },
  replaceAll: (text, [part, by], meter) => {
    const [wanted, replacement] = [asText(part, meter), asText(by, meter)];
    spendSearch(text, wanted, meter);
    const matches = wanted === '' ? text.length + 1 : text.split(wanted).length - 1;
    meter.reserveText(text.length + matches * longestReplacement(text, replacement, meter));
    return text.replaceAll(wanted, replacement);
  },
  padStart: pad((text, length, fill) => text.padStart(length, fill)),
  padEnd: pad((text, length, fill) => text.padEnd(length, fill)),
  repeat: (text, [count], meter) => {
    const times = Math.trunc(asNumber(count, meter) ?? 0) || 0;
    if (times < 0) throw new ExpressionFailure('“repeat” cannot repeat a text less than 0 times.');
    meter.reserveText(text.length * times || times / 1e12);
    return text.repeat(times);
  },
};

export const numberMethods: Readonly<
  Record<string, (value: number, args: unknown[], meter: Meter) => unknown>
> = {
  toFixed: (value, [digits], meter) => {
    const count = Math.trunc(asNumber(digits, meter) ?? 0) || 0;
    if (count < 0 || count > 100) throw new ExpressionFailure('“toFixed” gives 0 to 100 digits.');
    return value.toFixed(count);
  },
};
