import { ExpressionFailure } from '../errors.ts';
import { listOf, type Maybe, numberOf, selector, toPrimitive } from './access.ts';
import { rangeSize } from './range-size.ts';

type By<T> = string | ((item: T, index: number) => unknown);

export function count<T>(list: Maybe<readonly T[]>, condition?: (item: T, index: number) => unknown): number {
  const items = listOf('count', list);
  return condition === undefined
    ? items.length
    : items.filter((item, index) => condition(item, index)).length;
}

export function first<T>(list: Maybe<readonly T[]>): T | undefined {
  return listOf('first', list)[0];
}

export function last<T>(list: Maybe<readonly T[]>): T | undefined {
  return listOf('last', list).at(-1);
}

/** What makes two values the same one: kind and content. */
const identity = (value: unknown): string => `${typeof value}:${JSON.stringify(value) ?? ''}`;

export function unique<T>(list: Maybe<readonly T[]>, by?: By<T>): T[] {
  const pick = by === undefined ? (item: T) => item as unknown : selector<T, unknown>('unique', by);
  const seen = new Set<string>();
  return listOf('unique', list).filter((item, index) => {
    const key = identity(pick(item, index));
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const rank = (value: unknown): number => {
  if (value === null || value === undefined) return 4;
  return { number: 0, string: 1, boolean: 2 }[typeof value as string] ?? 3;
};

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Numbers by size, texts by letters (case only where all else is equal), then the rest; nothing comes last. */
function compare(a: unknown, b: unknown): number {
  const byRank = rank(a) - rank(b);
  if (byRank !== 0) return byRank;
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'string' && typeof b === 'string')
    return compareTexts(a.toLowerCase(), b.toLowerCase()) || compareTexts(a, b);
  return Number(a === true) - Number(b === true);
}

export function sortBy<T>(list: Maybe<readonly T[]>, by: By<T>, order: 'asc' | 'desc' = 'asc'): T[] {
  const pick = selector<T, unknown>('sortBy', by);
  const keyed = listOf('sortBy', list).map((item, index) => ({ item, key: pick(item, index) }));
  const sign = order === 'desc' ? -1 : 1;
  return keyed
    .toSorted((a, b) => {
      // Nothing stays last in either order: it is what people look for least.
      if (rank(a.key) === 4 || rank(b.key) === 4) return rank(a.key) - rank(b.key);
      return sign * compare(a.key, b.key);
    })
    .map(({ item }) => item);
}

const keyText = (value: unknown): string => String(toPrimitive(value) ?? '');

export function groupBy<T>(list: Maybe<readonly T[]>, by: By<T>): Record<string, T[]> {
  const pick = selector<T, unknown>('groupBy', by);
  const groups = new Map<string, T[]>();
  listOf('groupBy', list).forEach((item, index) => {
    const key = keyText(pick(item, index));
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  });
  return Object.fromEntries(groups);
}

export function indexBy<T>(list: Maybe<readonly T[]>, by: By<T>): Record<string, T> {
  const pick = selector<T, unknown>('indexBy', by);
  return Object.fromEntries(
    listOf('indexBy', list).map((item, index): [string, T] => [keyText(pick(item, index)), item]),
  );
}

export function compact<T>(list: Maybe<readonly T[]>): NonNullable<T>[] {
  return listOf('compact', list).filter(
    (item): item is NonNullable<T> & T => item !== null && item !== undefined && item !== '',
  );
}

export function chunk<T>(list: Maybe<readonly T[]>, size: number): T[][] {
  const step = Math.trunc(numberOf('chunk', size));
  if (!(step >= 1)) throw new ExpressionFailure('“chunk” needs a size of at least 1.');
  const items = listOf('chunk', list);
  const chunks: T[][] = [];
  for (let from = 0; from < items.length; from += step) chunks.push(items.slice(from, from + step));
  return chunks;
}

const longestRange = 100_000;

export function range(from: number, to: number, step: number = 1): number[] {
  const size = rangeSize(from, to, step);
  if (size > longestRange)
    throw new ExpressionFailure(`“range” gives at most ${longestRange} numbers.`, 'EXPRESSION_LIMIT');
  return Array.from({ length: size }, (_, index) => from + index * step);
}
