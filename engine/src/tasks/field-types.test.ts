import { expect, it } from 'vitest';
import { toFieldTypes } from './field-types.ts';

const schema = {
  type: 'object' as const,
  properties: { text: { type: 'string' as const }, count: { type: 'integer' as const }, any: {} },
};

it('takes a number for a text and a text for a number where only one thing can be meant', () => {
  expect(toFieldTypes(schema, { text: 7, count: '7', any: 7, other: 7 })).toEqual({
    text: '7',
    count: 7,
    any: 7,
    other: 7,
  });
});

it('leaves the rest to the check', () => {
  const input = { text: { a: 1 }, count: 'seven', any: null };
  expect(toFieldTypes(schema, input)).toEqual(input);
  expect(toFieldTypes(schema, 'text')).toBe('text');
});
