import { expect, it } from 'vitest';
import { fromFieldText, toFieldText } from './template-value.ts';

it('keeps numbers numbers, and values values', () => {
  expect(fromFieldText('5', { type: 'number' })).toBe(5);
  expect(fromFieldText('5,5', { type: 'number' })).toBe(5.5);
  expect(fromFieldText('{{ input.total }}', { type: 'number' })).toBe('{{ input.total }}');
  expect(fromFieldText('5', { type: 'string' })).toBe('5');
  expect(fromFieldText('', { type: 'string' })).toBeUndefined();
});

it('reads data where a field takes anything', () => {
  expect(fromFieldText('{ "a": "{{ input.a }}" }', {})).toEqual({ a: '{{ input.a }}' });
  expect(fromFieldText('{{ input.a }}', {})).toBe('{{ input.a }}');
  expect(fromFieldText('{ half', {})).toBe('{ half');
  expect(toFieldText({ a: 1 })).toBe('{\n  "a": 1\n}');
  expect(toFieldText(undefined)).toBe('');
});
