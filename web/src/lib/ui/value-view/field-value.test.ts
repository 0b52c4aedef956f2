import { expect, it } from 'vitest';
import { formatField, isLink } from './field-value.ts';

it('shows money with its currency and moments in words', () => {
  expect(formatField(900, { format: 'currency', currency: 'EUR' })).toMatch(/€\s?900|900.*€/);
  expect(formatField(900, { format: 'currency', currency: 'nonsense' })).toBe('900 nonsense');
  expect(formatField('2026-03-01')).not.toBe('2026-03-01');
  expect(formatField('2026-13-45')).toBe('2026-13-45');
  expect(formatField('plain')).toBe('plain');
});

it('links to web addresses only', () => {
  expect(isLink('https://example.com/a')).toBe(true);
  expect(isLink('javascript:alert(1)')).toBe(false);
  expect(isLink('https://')).toBe(false);
});
