import { describe, expect, it } from 'vitest';
import {
  formatDuration,
  formatRelative,
  formatTimeLeft,
  formatValue,
  initials,
  keepAmounts,
  isStructured,
} from './format.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('format', () => {
  it('says when, in the unit that people would use', () => {
    const now = Date.UTC(2026, 5, 15, 12);
    const cases: [number, string][] = [
      [-10 * SECOND, 'just now'],
      [-50 * SECOND, '1 min ago'],
      [-2 * MINUTE, '2 min ago'],
      [-3 * HOUR, '3 h ago'],
      [-DAY, 'yesterday'],
      [-3 * DAY, '3 days ago'],
      [20 * SECOND, 'in a moment'],
      [2 * HOUR, 'in 2 h'],
      [DAY, 'tomorrow'],
    ];
    for (const [distance, words] of cases) expect(formatRelative(now + distance, now)).toBe(words);
    expect(formatRelative(now - 30 * DAY, now)).toMatch(/16/);
    expect(formatRelative(now - 400 * DAY, now)).toMatch(/2025/);
  });

  it('gives durations without false precision', () => {
    expect(formatDuration(42)).toBe('42 ms');
    expect(formatDuration(1_250)).toBe('1.2 s');
    expect(formatDuration(12_900)).toBe('12 s');
    expect(formatDuration(185 * SECOND)).toBe('3 min 05 s');
    expect(formatDuration(130 * MINUTE)).toBe('2 h 10 min');
    expect(formatDuration(3 * DAY + 4 * HOUR)).toBe('3 d 4 h');
    expect(formatDuration(-5)).toBe('0 ms');
  });

  it('gives the time left in the coarsest honest unit', () => {
    expect(formatTimeLeft(40 * SECOND)).toBe('40 s');
    expect(formatTimeLeft(12 * MINUTE)).toBe('12 min');
    expect(formatTimeLeft(5 * HOUR)).toBe('5 h');
    expect(formatTimeLeft(2 * DAY)).toBe('2 d');
    expect(formatTimeLeft(-1)).toBe('0 s');
  });

  it('puts any value in one line', () => {
    expect([null, undefined, ''].map(formatValue)).toEqual(['–', '–', '–']);
    expect([true, false].map(formatValue)).toEqual(['Yes', 'No']);
    expect(formatValue(['a', 1])).toBe('a, 1');
    expect(formatValue([])).toBe('None');
    expect(formatValue([{ a: 1 }, { a: 2 }])).toBe('2 entries');
    expect(formatValue({ a: 1 })).toBe('1 field');
    expect(isStructured({ a: 1 })).toBe(true);
    expect(isStructured(['a'])).toBe(false);
  });

  it('keeps a currency and its amount in one piece', () => {
    expect(keepAmounts('Order 7 · € 1,900.00 of USD 5 each')).toBe(
      'Order 7 · €\u00a01,900.00 of USD\u00a05 each',
    );
    expect(keepAmounts('Ask IT 2 days before')).toBe('Ask IT 2 days before');
  });

  it('makes initials of any name', () => {
    expect(initials('Ada Lovelace')).toBe('AL');
    expect(initials('  ada ')).toBe('A');
    expect(initials('')).toBe('?');
    expect(initials('Anna Maria van der Berg')).toBe('AB');
  });
});
