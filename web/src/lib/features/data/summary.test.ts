import { expect, it } from 'vitest';
import { summarise } from './summary.ts';

it('says the first plain fields in the order of the schema, and what bare numbers are', () => {
  const schema = {
    properties: {
      device: { type: 'string' as const },
      over: { type: 'number' as const, title: 'Degrees over' },
      price: { type: 'number' as const, format: 'currency' as const, currency: 'EUR' },
    },
  };
  const value = { price: 5, lines: [1, 2], over: 25, device: 'roaster-1', empty: '' };
  expect(summarise(value, schema)).toMatch(/^roaster-1 · Degrees over 25 · .*5/);
  expect(summarise(value, schema)).not.toContain('Price');
});

it('has nothing to say of what holds only structures, and says plain values as they are', () => {
  expect(summarise({ lines: [{ a: 1 }] })).toBe('');
  expect(summarise([{ a: 1 }])).toBe('');
  expect(summarise('pump')).toBe('pump');
  expect(summarise({ urgent: true })).toBe('Urgent Yes');
});
