import { expect, it } from 'vitest';
import { parseAllowList } from './allow-list.ts';

it('allows a host at its port only', () => {
  const list = parseAllowList('Shop.internal:8080, 10.0.0.5 [::1]:3000');
  expect(list.allows('shop.internal', 8080)).toBe(true);
  expect(list.allows('shop.internal.', 8080)).toBe(true);
  expect(list.allows('shop.internal', 80)).toBe(false);
  expect(list.allows('evil.shop.internal', 8080)).toBe(false);
  expect(list.allows('[0:0::1]', 3000)).toBe(true);
});

it('means the web ports where none is given, and any port by a star', () => {
  const list = parseAllowList('10.0.0.5,build.internal:*');
  expect([80, 443, 8080].map((port) => list.allows('10.0.0.5', port))).toEqual([true, true, false]);
  expect(list.allows('build.internal', 12345)).toBe(true);
});

it('allows nothing when it is empty', () => {
  expect(parseAllowList('').allows('localhost', 80)).toBe(false);
});

it.each(['http://shop', 'shop:0', 'shop:99999', 'a/b:1', ':80'])('names an unreadable entry: %s', (entry) => {
  expect(() => parseAllowList(`ok.example:1, ${entry}`)).toThrow(entry);
});
