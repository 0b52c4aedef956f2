import { expect, test } from 'vitest';
import { toStorableJson, toStorableText } from './storable.ts';

test('leaves ordinary values alone', () => {
  const value = { text: 'Grüße 👋', path: 'C:\\u0000 is text here', list: [1, null, true] };
  expect(JSON.parse(toStorableJson(value))).toEqual(value);
  expect(toStorableJson(undefined)).toBe('null');
});

test('drops what jsonb refuses, in values and in names', () => {
  expect(JSON.parse(toStorableJson({ 'a\0b': 'c\0d', lone: '\ud800!' }))).toEqual({
    ab: 'cd',
    lone: '\ufffd!',
  });
  expect(toStorableText('a\0\udc00')).toBe('a\ufffd');
});

test('keeps dates as their ISO form', () => {
  expect(toStorableJson({ at: new Date(0), bad: '\0' })).toBe('{"at":"1970-01-01T00:00:00.000Z","bad":""}');
});
