import { describe, expect, it } from 'vitest';
import { fieldTitle, initialValue, toPayload, type FieldSchema } from './schema.ts';
import { validate } from './validate.ts';

const order: FieldSchema = {
  type: 'object',
  required: ['email', 'total'],
  properties: {
    email: { type: 'string', format: 'email' },
    total: { type: 'number', format: 'currency', currency: 'EUR', minimum: 1 },
    gift: { type: 'boolean' },
    note: { type: 'string', maxLength: 5 },
    due: { type: 'string', format: 'date-time' },
    lines: {
      type: 'array',
      items: { type: 'object', required: ['sku'], properties: { sku: { type: 'string' } } },
    },
  },
};

describe('schema form', () => {
  it('starts empty, with false for switches and defaults where given', () => {
    expect(initialValue(order)).toEqual({
      email: null,
      total: null,
      gift: false,
      note: null,
      due: null,
      lines: [],
    });
    expect(initialValue({ type: 'number', default: 3 })).toBe(3);
  });

  it('sends no empty fields and gives moments their zone', () => {
    const payload = toPayload(order, {
      email: 'a@b.cd',
      total: 5,
      gift: false,
      note: '',
      due: '2026-01-02T03:04',
      lines: [],
    });
    expect(payload).toMatchObject({ email: 'a@b.cd', total: 5, gift: false, lines: [] });
    expect(payload).not.toHaveProperty('note');
    expect((payload as { due: string }).due).toMatch(/Z$/);
  });

  it('names what is missing and what is wrong, by path', () => {
    const errors = validate(order, { email: 'nobody', note: 'too long', lines: [{}] });
    expect(errors).toEqual({
      email: 'This does not look like an e-mail address.',
      total: 'Please fill this in.',
      note: 'At most 5 characters, please.',
      'lines.0.sku': 'Please fill this in.',
    });
  });

  it('accepts a whole order', () => {
    expect(validate(order, { email: 'a@b.cd', total: 900, gift: true, lines: [{ sku: 'x' }] })).toEqual({});
  });

  it('leaves a pattern it cannot read to the server', () => {
    expect(validate({ type: 'string', pattern: '(' }, 'x')).toEqual({});
  });

  it('makes words of names', () => {
    expect(fieldTitle('orderTotal', {})).toBe('Order total');
    expect(fieldTitle('order_total', { title: 'Total' })).toBe('Total');
  });
});
