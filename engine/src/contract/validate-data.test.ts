import type { DataSchema } from '../definition/data-schema.ts';
import { expect, test } from 'vitest';
import { validateData } from './validate-data.ts';

const order: DataSchema = {
  type: 'object',
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 10, pattern: '^[A-Z]\\d+$' },
    total: { type: 'number', minimum: 0, maximum: 1_000 },
    count: { type: 'integer', default: 1 },
    email: { type: 'string', format: 'email' },
    size: { type: 'string', enum: ['S', 'M'] },
    lines: {
      type: 'array',
      minItems: 1,
      items: { type: 'object', properties: { sku: { type: 'string' } }, required: ['sku'] },
    },
  },
  required: ['id', 'total'],
};
const problems = (schema: DataSchema, value: unknown) => {
  const result = validateData(schema, value);
  return result.ok ? [] : result.problems.map(({ path, message }) => `${path}: ${message}`);
};

test('fills in defaults and keeps what the schema does not name', () => {
  expect(validateData(order, { id: 'A1', total: 5, note: 'x' })).toEqual({
    ok: true,
    value: { id: 'A1', total: 5, note: 'x', count: 1 },
  });
});

test('says for each field what is wrong with it', () => {
  expect(
    problems(order, {
      id: 'a1',
      total: -1,
      count: 1.5,
      email: 'nobody',
      size: 'L',
      lines: [{ sku: 'x' }, {}],
    }),
  ).toEqual([
    'id: This is not in the expected form.',
    'total: This must be at least 0.',
    'count: Write a whole number here.',
    'email: Write an e-mail address such as name@example.com.',
    'size: Choose one of: S, M.',
    'lines[1].sku: Fill this in.',
  ]);
  expect(problems(order, { lines: [] })).toEqual([
    'id: Fill this in.',
    'total: Fill this in.',
    'lines: Give at least 1.',
  ]);
  expect(problems(order, 'text')).toEqual([': A group of fields is expected here.']);
});

test('refuses unnamed fields where the schema forbids them', () => {
  expect(problems({ type: 'object', properties: {}, additionalProperties: false }, { x: 1 })).toEqual([
    'x: There is no such field.',
  ]);
});

test('cuts off a pattern that backtracks for ever', () => {
  expect(problems({ type: 'string', pattern: '^(a+)+$' }, `${'a'.repeat(40)}!`)).toHaveLength(1);
});

test('does not take in a prototype, and bounds what it reports', () => {
  const value = JSON.parse('{"__proto__": {"admin": true}, "id": "A1", "total": 1}');
  const result = validateData(order, value);
  expect(result.ok && Object.keys(result.value as object).sort()).toEqual(['count', 'id', 'total']);
  const list: DataSchema = { type: 'array', items: { type: 'string' } };
  expect(
    problems(
      list,
      Array.from({ length: 1_000 }, () => 1),
    ),
  ).toHaveLength(50);
});

test('checks dates and addresses', () => {
  expect(problems({ type: 'string', format: 'date' }, '2026-02-31x')).toHaveLength(1);
  expect(problems({ type: 'string', format: 'date' }, '2026-02-28')).toHaveLength(0);
  expect(problems({ type: 'string', format: 'date-time' }, '2026-02-28T10:00:00Z')).toHaveLength(0);
  expect(problems({ type: 'string', format: 'uri' }, 'nowhere')).toHaveLength(1);
});
