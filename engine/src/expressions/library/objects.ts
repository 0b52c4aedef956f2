import { ExpressionFailure } from '../errors.ts';
import { get, listOf, type Maybe, objectOf } from './access.ts';

export { get };

export function keys(object: Maybe<object>): string[] {
  return Object.keys(objectOf('keys', object));
}

export function values<T>(object: Maybe<Record<string, T>>): T[] {
  return Object.values(objectOf('values', object)) as T[];
}

export function entries<T>(object: Maybe<Record<string, T>>): [string, T][] {
  return Object.entries(objectOf('entries', object)) as [string, T][];
}

export function fromEntries<T>(list: Maybe<readonly (readonly [string, T])[]>): Record<string, T> {
  return Object.fromEntries(
    listOf('fromEntries', list).map((pair): [string, T] => {
      if (!Array.isArray(pair) || typeof pair[0] !== 'string')
        throw new ExpressionFailure('“fromEntries” needs a list of pairs: [[name, value], …].');
      return [pair[0], pair[1] as T];
    }),
  );
}

/** The fields of the list alone. */
export function pick<T extends object, K extends keyof T & string>(
  object: Maybe<T>,
  names: readonly K[],
): Pick<T, K> {
  const source = objectOf('pick', object);
  const wanted = new Set<string>(listOf('pick', names));
  return Object.fromEntries(Object.entries(source).filter(([name]) => wanted.has(name))) as Pick<T, K>;
}

export function omit<T extends object, K extends keyof T & string>(
  object: Maybe<T>,
  names: readonly K[],
): Omit<T, K> {
  const source = objectOf('omit', object);
  const unwanted = new Set<string>(listOf('omit', names));
  return Object.fromEntries(Object.entries(source).filter(([name]) => !unwanted.has(name))) as Omit<T, K>;
}

export function merge<A extends object, B extends object>(first: Maybe<A>, second: Maybe<B>): A & B {
  return { ...objectOf('merge', first), ...objectOf('merge', second) } as A & B;
}

export function has(object: Maybe<object>, name: string): boolean {
  return object !== null && object !== undefined && Object.hasOwn(Object(object) as object, String(name));
}

/** Nothing, an empty text, list or object. 0 and false are something. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** The first value that is there. */
export function coalesce<T>(...candidates: Maybe<T>[]): T | undefined {
  return candidates.find((value): value is T & {} => value !== null && value !== undefined);
}

export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isEqual(get(a, name), get(b, name)))
  );
}
