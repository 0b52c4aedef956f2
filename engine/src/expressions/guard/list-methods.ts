import { ExpressionFailure } from '../errors.ts';
import { joined, numberOf, primitiveOf } from './conversion.ts';
import type { Meter } from './meter.ts';

type List = readonly unknown[];
type ItemFunction = (item: unknown, index: number, list: unknown) => unknown;
export type ListMethod = (list: List, args: unknown[], meter: Meter) => unknown;

function functionOf(value: unknown, method: string): ItemFunction {
  if (typeof value === 'function') return value as ItemFunction;
  throw new ExpressionFailure(`“${method}” needs a function such as item => item.price.`);
}

const integer = (value: unknown, meter: Meter): number | undefined =>
  value === undefined ? undefined : numberOf(value, meter);

/** A method that goes once through the list with a function. */
const each =
  (method: string, run: (list: List, by: ItemFunction) => unknown): ListMethod =>
  (list, [by], meter) => {
    meter.spend(list.length);
    return run(list, functionOf(by, method));
  };

/** Comparing a long text with each item costs its length each time. */
function spendSearch(list: List, wanted: unknown, meter: Meter): void {
  meter.spend(list.length * (typeof wanted === 'string' ? 1 + wanted.length / 64 : 1));
}

function flatten(list: List, levels: number, into: unknown[], meter: Meter, depth: number): void {
  if (depth > meter.limits.depth) throw meter.tooDeep();
  for (const item of list) {
    meter.spend(1);
    if (Array.isArray(item) && levels >= 1) flatten(item, levels - 1, into, meter, depth + 1);
    else into.push(item);
  }
}

export const listMethods: Readonly<Record<string, ListMethod>> = {
  map: each('map', (list, by) => list.map(by)),
  filter: each('filter', (list, by) => list.filter(by)),
  find: each('find', (list, by) => list.find(by)),
  findLast: each('findLast', (list, by) => list.findLast(by)),
  findIndex: each('findIndex', (list, by) => list.findIndex(by)),
  findLastIndex: each('findLastIndex', (list, by) => list.findLastIndex(by)),
  some: each('some', (list, by) => list.some(by)),
  every: each('every', (list, by) => list.every(by)),
  flatMap: (list, [by], meter) => {
    meter.spend(list.length);
    const mapped = list.map(functionOf(by, 'flatMap'));
    const result: unknown[] = [];
    flatten(mapped, 1, result, meter, 0);
    return result;
  },
  reduce: (list, [by, start], meter) => {
    meter.spend(list.length);
    return list.reduce(
      functionOf(by, 'reduce') as unknown as (total: unknown, item: unknown) => unknown,
      start,
    );
  },
  toSorted: (list, [by], meter) => {
    meter.spend(list.length);
    const compare = functionOf(by, 'toSorted') as unknown as (a: unknown, b: unknown) => unknown;
    return list.toSorted((a, b) => {
      meter.spend(1);
      return numberOf(compare(a, b), meter);
    });
  },
  toReversed: (list, _, meter) => {
    meter.spend(list.length);
    return list.toReversed();
  },
  join: (list, [separator], meter) =>
    joined(list as unknown[], separator === undefined ? ',' : String(primitiveOf(separator, meter)), meter),
  flat: (list, [levels], meter) => {
    const result: unknown[] = [];
    flatten(list, Math.trunc(integer(levels, meter) ?? 1) || 0, result, meter, 0);
    return result;
  },
  includes: (list, [wanted, from], meter) => {
    spendSearch(list, wanted, meter);
    return list.includes(wanted, integer(from, meter));
  },
  indexOf: (list, [wanted, from], meter) => {
    spendSearch(list, wanted, meter);
    return list.indexOf(wanted, integer(from, meter));
  },
  lastIndexOf: (list, [wanted], meter) => {
    spendSearch(list, wanted, meter);
    return list.lastIndexOf(wanted);
  },
  slice: (list, [from, to], meter) => {
    meter.spend(list.length);
    return list.slice(integer(from, meter), integer(to, meter));
  },
  concat: (list, others, meter) => {
    const added = others.reduce<number>((sum, other) => sum + (Array.isArray(other) ? other.length : 1), 0);
    meter.reserveItems(list.length + added);
    return list.concat(...others);
  },
  at: (list, [place], meter) => list.at(integer(place, meter) ?? 0),
};
