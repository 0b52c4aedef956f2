/**
 * All that TypeScript has to know of the language's values. Written out, because the library that comes with TypeScript is a
 * hundred times larger, knows a thousand things that expressions do not have, and takes most of a second to read.
 */
export const globalTypes = `
interface Object {}
interface Function {}
interface CallableFunction extends Function {}
interface NewableFunction extends Function {}
interface IArguments {}
interface RegExp {}
interface Boolean {}
interface Symbol {}
interface SymbolConstructor { readonly iterator: unique symbol }
declare var Symbol: SymbolConstructor;
interface IteratorResult<T, R = any> { done?: boolean; value: T }
interface Iterator<T, R = any, N = any> { next(): IteratorResult<T> }
interface Iterable<T, R = any, N = any> { [Symbol.iterator](): Iterator<T> }
interface IterableIterator<T, R = any, N = any> extends Iterator<T> { [Symbol.iterator](): IterableIterator<T> }
interface Number { toFixed(digits?: number): string }
interface String {
  readonly length: number;
  readonly [index: number]: string;
  toUpperCase(): string; toLowerCase(): string; trim(): string; trimStart(): string; trimEnd(): string;
  includes(part: string, from?: number): boolean; startsWith(part: string, from?: number): boolean; endsWith(part: string, to?: number): boolean;
  indexOf(part: string, from?: number): number; lastIndexOf(part: string): number;
  slice(from?: number, to?: number): string; substring(from: number, to?: number): string; charAt(place?: number): string; at(place: number): string | undefined;
  concat(...others: string[]): string; split(separator: string, most?: number): string[];
  replace(part: string, by: string): string; replaceAll(part: string, by: string): string;
  padStart(length: number, fill?: string): string; padEnd(length: number, fill?: string): string; repeat(count: number): string;
  [Symbol.iterator](): IterableIterator<string>;
}
interface ReadonlyArray<T> {
  readonly length: number;
  readonly [index: number]: T;
  map<U>(by: (item: T, index: number, list: readonly T[]) => U): U[];
  filter(by: (item: T, index: number, list: readonly T[]) => unknown): T[];
  find(by: (item: T, index: number, list: readonly T[]) => unknown): T | undefined;
  findLast(by: (item: T, index: number, list: readonly T[]) => unknown): T | undefined;
  findIndex(by: (item: T, index: number, list: readonly T[]) => unknown): number;
  findLastIndex(by: (item: T, index: number, list: readonly T[]) => unknown): number;
  some(by: (item: T, index: number, list: readonly T[]) => unknown): boolean;
  every(by: (item: T, index: number, list: readonly T[]) => unknown): boolean;
  flatMap<U>(by: (item: T, index: number, list: readonly T[]) => U | readonly U[]): U[];
  reduce<U>(by: (total: U, item: T, index: number, list: readonly T[]) => U, start: U): U;
  toSorted(by: (a: T, b: T) => number): T[];
  toReversed(): T[];
  join(separator?: string): string;
  flat(levels?: number): (T extends readonly (infer U)[] ? U : T)[];
  includes(value: T, from?: number): boolean;
  indexOf(value: T, from?: number): number;
  lastIndexOf(value: T): number;
  slice(from?: number, to?: number): T[];
  concat(...others: (T | readonly T[])[]): T[];
  at(place: number): T | undefined;
  [Symbol.iterator](): IterableIterator<T>;
}
interface Array<T> extends ReadonlyArray<T> { length: number; [index: number]: T }
type Partial<T> = { [P in keyof T]?: T[P] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] };
type Exclude<T, U> = T extends U ? never : T;
type Omit<T, K extends keyof any> = Pick<T, Exclude<keyof T, K>>;
type Record<K extends keyof any, T> = { [P in K]: T };
type NonNullable<T> = T & {};
type Made<F> = F extends () => infer R ? R : never;
type Maybe<T> = T | null | undefined;
type Moment = string | number;
`;
