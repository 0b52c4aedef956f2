import { ExpressionFailure } from '../errors.ts';
import type { Meter } from './meter.ts';

export type Primitive = string | number | boolean | null | undefined;

/** JavaScript's own conversion for operators, counted; the same results as `toPrimitive` of the library. */
export function primitiveOf(value: unknown, meter: Meter, depth = 0): Primitive {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'undefined':
      return value;
    default:
      break;
  }
  if (value === null) return null;
  if (depth > meter.limits.depth) throw meter.tooDeep();
  if (Array.isArray(value)) return joined(value, ',', meter, depth);
  if (typeof value !== 'object' || Object.hasOwn(value, 'toString'))
    throw new ExpressionFailure('An object cannot be used as a text or a number here.');
  return '[object Object]';
}

/** The same for an operator that reads the whole of a text, to compare it or to make a number of it. */
export function operandOf(value: unknown, meter: Meter): Primitive {
  const primitive = primitiveOf(value, meter);
  if (typeof primitive === 'string' && primitive.length > 1_000) meter.spend(primitive.length / 64);
  return primitive;
}

export function numberOf(value: unknown, meter: Meter): number {
  return Number(operandOf(value, meter));
}

/** What `join` gives, with each item converted and counted, and the length known before the text is made. */
export function joined(list: unknown[], separator: string, meter: Meter, depth = 0): string {
  meter.spend(list.length);
  let length = separator.length * Math.max(0, list.length - 1);
  const texts = list.map((item) => {
    const text = textOf(item, meter, depth + 1);
    length += text.length;
    if (length > meter.limits.text) meter.reserveText(length);
    return text;
  });
  meter.reserveText(length);
  return texts.join(separator);
}

function textOf(item: unknown, meter: Meter, depth: number): string {
  const primitive = primitiveOf(item, meter, depth);
  return primitive === null || primitive === undefined ? '' : String(primitive);
}
