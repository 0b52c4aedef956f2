import { ExpressionFailure } from '../errors.ts';

/** Nothing: what reading from nothing gives. */
export type Maybe<T> = T | null | undefined;

/** The own property of a value, or nothing. Never an inherited one, so no key leads out of the data. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what nothing is known of, expressions may read
export function get(value: unknown, key: unknown): any {
  if (value === null || value === undefined) return undefined;
  const name = typeof key === 'string' || typeof key === 'number' ? key : toPrimitive(key);
  const object = Object(value) as Record<string, unknown>;
  return Object.hasOwn(object, String(name)) ? object[String(name)] : undefined;
}

/** The kind of a value in the words of the people who use it. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'number') return 'a number';
  if (typeof value === 'boolean') return 'true or false';
  return 'an object';
}

/** A value as it is shown within a sentence: short, and never more than a glance. */
export function shown(value: unknown): string {
  if (typeof value === 'string')
    return value.length > 40 ? `the text “${value.slice(0, 40)}…”` : `the text “${value}”`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return kindOf(value);
}

/** What operators see of a value: JavaScript's own conversion, for data. Lists become texts, objects `[object Object]`. */
export function toPrimitive(value: unknown): string | number | boolean | null | undefined {
  if (value === null || value === undefined) return value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((item) => String(toPrimitive(item) ?? '')).join(',');
  if (Object.hasOwn(value, 'toString'))
    throw new ExpressionFailure('An object cannot be used as a text or a number here.');
  return '[object Object]';
}

export function listOf<T>(name: string, value: Maybe<readonly T[]>): readonly T[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new ExpressionFailure(`“${name}” needs a list, but got ${shown(value)}.`);
  return value;
}

export function objectOf(name: string, value: Maybe<object>): Record<string, unknown> {
  if (value === null || value === undefined) return {};
  if (typeof value !== 'object' || Array.isArray(value))
    throw new ExpressionFailure(`“${name}” needs an object, but got ${shown(value)}.`);
  return value as Record<string, unknown>;
}

export function numberOf(name: string, value: Maybe<number>): number {
  if (typeof value !== 'number')
    throw new ExpressionFailure(`“${name}” needs a number, but got ${shown(value)}.`);
  return value;
}

/** A function, or the name of a field, as a function from an item to a value. */
export function selector<T, R>(
  name: string,
  by: string | ((item: T, index: number) => R),
): (item: T, index: number) => R {
  if (typeof by === 'function') return by;
  if (typeof by === 'string') return (item) => get(item, by) as R;
  throw new ExpressionFailure(
    `“${name}” needs the name of a field or a function such as item => item.price.`,
  );
}
