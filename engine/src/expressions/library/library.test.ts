import { describe, expect, it } from 'vitest';
import { ExpressionFailure } from '../errors.ts';
import { evaluate } from '../testing/evaluate.ts';
import * as lib from './index.ts';

const items = [
  { sku: 'b', price: 10, category: 'x' },
  { sku: 'a', price: 30, category: 'y' },
  { sku: 'B', price: 20, category: 'x' },
];

describe('numbers', () => {
  it.each([
    [1.005, 2, 1.01],
    [-1.005, 2, -1.01],
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [1234.5678, -2, 1200],
    [1e-7, 2, 0],
    [0.1 + 0.2, 2, 0.3],
  ])('rounds %d to %d digits', (value, digits, expected) => expect(lib.round(value, digits)).toBe(expected));

  it.each([
    [1234567.891, 2, '1,234,567.89'],
    [-1234.5, undefined, '-1,234.5'],
    [0, 2, '0.00'],
    [1e-7, undefined, '0.0000001'],
    [1e21, undefined, '1e+21'],
    [999, undefined, '999'],
  ])('writes %d with %s digits', (value, digits, expected) =>
    expect(lib.formatNumber(value, digits)).toBe(expected),
  );

  it.each([
    [900, 'EUR', '€ 900.00'],
    [-1234.5, 'USD', '-$ 1,234.50'],
    [1234.5, 'jpy', '¥ 1,235'],
    [5, 'XYZ', 'XYZ 5.00'],
    [-0.001, 'EUR', '€ 0.00'],
  ])('writes %d %s', (amount, currency, expected) => expect(lib.money(amount, currency)).toBe(expected));

  it('adds, averages and compares what is there', () => {
    expect(lib.sum(items, 'price')).toBe(60);
    expect(lib.sum([1, null, 2])).toBe(3);
    expect(lib.avg([])).toBe(0);
    expect(lib.max(items, (item) => item.price)).toBe(30);
    expect(lib.min([])).toBeUndefined();
    expect(() => lib.sum(['1'] as never)).toThrow(ExpressionFailure);
  });

  it('reads numbers, and nothing else', () => {
    expect(lib.number(' -12.50 ')).toBe(-12.5);
    for (const wrong of ['', 'abc', '12 EUR', '0x10', 'Infinity', null])
      expect(() => lib.number(wrong)).toThrow(ExpressionFailure);
  });
});

describe('lists', () => {
  it('sorts texts by letters, numbers by size, nothing last', () => {
    expect(lib.sortBy(items, 'sku').map(({ sku }) => sku)).toEqual(['a', 'B', 'b']);
    expect(lib.sortBy(items, 'price', 'desc').map(({ price }) => price)).toEqual([30, 20, 10]);
    const mixed = [{ v: null }, { v: 'a' }, { v: 2 }, {}, { v: true }];
    expect(lib.sortBy(mixed, 'v').map(({ v }) => v)).toEqual([2, 'a', true, null, undefined]);
    expect(lib.sortBy(mixed, 'v', 'desc').map(({ v }) => v)).toEqual([true, 'a', 2, null, undefined]);
  });

  it('groups, indexes, and takes apart', () => {
    expect(Object.keys(lib.groupBy(items, 'category'))).toEqual(['x', 'y']);
    expect(lib.indexBy(items, 'sku').a?.price).toBe(30);
    expect(lib.unique([1, '1', 1, { a: 1 }, { a: 1 }])).toEqual([1, '1', { a: 1 }]);
    expect(lib.chunk([1, 2, 3], 2)).toEqual([[1, 2], [3]]);
    expect(lib.compact([0, '', null, 'a', false])).toEqual([0, 'a', false]);
    expect(lib.range(5, 0, -2)).toEqual([5, 3, 1]);
    expect(lib.count(null)).toBe(0);
  });
});

describe('dates', () => {
  it.each([
    ['2026-03-31', '2026-03-31T00:00:00.000Z'],
    ['2026-03-31T09:30', '2026-03-31T09:30:00.000Z'],
    ['2026-03-31T09:30:15.5+02:00', '2026-03-31T07:30:15.500Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    [0, '1970-01-01T00:00:00.000Z'],
  ])('reads %s', (date, expected) => expect(lib.toDate(date)).toBe(expected));

  it.each([
    '2026-02-30',
    '2025-02-29',
    '31.3.2026',
    '2026-3-1',
    'tomorrow',
    '2026-03-31T25:00',
    '',
    NaN,
    1e20,
  ])('refuses %s', (date) => expect(() => lib.toDate(date)).toThrow(ExpressionFailure));

  it.each([
    ['yyyy-MM-dd HH:mm', undefined, '2026-03-01 22:05'],
    ['d MMMM yyyy', '+02:00', '2 March 2026'],
    ["EEE d.M.yy 'at' h:mm a", undefined, 'Sun 1.3.26 at 10:05 pm'],
    ["'d' d", undefined, 'd 1'],
  ])('writes %s', (pattern, offset, expected) =>
    expect(lib.formatDate('2026-03-01T22:05:00Z', pattern, offset)).toBe(expected),
  );

  it('calculates', () => {
    expect(lib.addDuration('2026-03-01', '1d 12h')).toBe('2026-03-02T12:00:00.000Z');
    expect(lib.subtractDuration('2026-03-01', '1d')).toBe('2026-02-28T00:00:00.000Z');
    expect(lib.addMonths('2026-01-31', 1)).toBe('2026-02-28T00:00:00.000Z');
    expect(lib.addMonths('2026-03-31', -1)).toBe('2026-02-28T00:00:00.000Z');
    expect(lib.dateDiff('2026-03-01', '2026-03-31T23:00:00Z')).toBe(30);
    expect(lib.dateDiff('2026-03-02', '2026-03-01', 'hours')).toBe(-24);
    expect(lib.startOf('2026-03-15T01:00:00Z', 'month', '+02:00')).toBe('2026-02-28T22:00:00.000Z');
    expect(lib.dayOfWeek('2026-03-01')).toBe(7);
    expect(lib.isBefore('2026-03-01', '2026-03-01T00:00:01Z')).toBe(true);
  });
});

describe('objects and texts', () => {
  it('compares content', () => {
    expect(lib.isEqual({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toBe(true);
    expect(lib.isEqual({ a: undefined }, { b: undefined })).toBe(false);
    expect(lib.isEqual([1], { 0: 1 })).toBe(false);
  });

  it('tells something from nothing', () => {
    expect([null, undefined, '', [], {}].every(lib.isEmpty)).toBe(true);
    expect([0, false, 'a', [0], { a: 1 }].some(lib.isEmpty)).toBe(false);
    expect(lib.coalesce(null, undefined, 0, 1)).toBe(0);
  });

  it('writes texts', () => {
    expect(lib.truncate('Grüße 👋 aus Köln', 8)).toBe('Grüße 👋…');
    expect(lib.slug('  Ärger & Öl, 100 %! ')).toBe('arger-ol-100');
    expect(lib.escapeHtml('<a href="x">\'&')).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;');
    expect(lib.urlEncode('a b&\ud800')).toBe('a%20b%26%EF%BF%BD');
    expect(lib.text({ a: 1 })).toBe('{"a":1}');
    expect(lib.capitalize('über')).toBe('Über');
  });
});

it('takes fields alone or leaves them out', () => {
  expect(evaluate("pick(input, ['a'])", { input: { a: 1, b: 2 } }).guarded).toEqual({ a: 1 });
  expect(evaluate("omit(input, ['a'])", { input: { a: 1, b: 2 } }).guarded).toEqual({ b: 2 });
});
