import { expect, it } from 'vitest';
import { printCaseValue, readCaseValue } from './case-values.ts';

it('reads what is typed as the kind that it is compared with', () => {
  expect(readCaseValue(' 42 ', 'string')).toBe('42');
  expect(readCaseValue('42', 'integer')).toBe(42);
  expect(readCaseValue('1,5', 'number')).toBe(1.5);
  expect(readCaseValue('yes', 'boolean')).toBe(true);
  expect(readCaseValue('yes', 'string')).toBe('yes');
});

it('reads it as it looks where the kind is not known', () => {
  expect(['7', 'no', 'DE', ''].map((typed) => readCaseValue(typed, undefined))).toEqual([7, false, 'DE', '']);
});

it('shows what it reads', () => {
  for (const typed of ['7', 'yes', 'no', 'DE'])
    expect(printCaseValue(readCaseValue(typed, undefined))).toBe(typed);
});
