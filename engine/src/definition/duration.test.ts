import { expect, it } from 'vitest';
import { describeDuration, parseDuration, printDuration } from './duration.ts';

it('reads and prints one amount with one unit', () => {
  expect(parseDuration('2d')).toEqual({ amount: 2, unit: 'd' });
  expect(printDuration({ amount: 1.5, unit: 'h' })).toBe('1.5h');
  expect(parseDuration('1d 12h')).toBeNull();
  expect(parseDuration('{{ input.days }}')).toBeNull();
});

it('says a length of time in words', () => {
  expect(describeDuration('1d 12h')).toBe('1 day 12 hours');
  expect(describeDuration('{{ input.wait }}')).toBe('{{ input.wait }}');
});
