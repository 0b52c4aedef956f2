import { expect, it } from 'vitest';
import { curlExample, exampleOf } from './curl.ts';

const input = {
  type: 'object' as const,
  properties: {
    name: { type: 'string' as const, default: "O'Brien" },
    total: { type: 'number' as const },
    email: { type: 'string' as const, format: 'email' as const },
    lines: {
      type: 'array' as const,
      items: { type: 'object' as const, properties: { sku: { type: 'string' as const } } },
    },
  },
};

it('makes an example that fits the input', () => {
  expect(exampleOf(input)).toEqual({
    name: "O'Brien",
    total: 1,
    email: 'ada@example.com',
    lines: [{ sku: 'text' }],
  });
});

it('quotes the body for the shell', () => {
  expect(curlExample('https://x/hooks/1', input, false)).toContain(`"O'\\''Brien"`);
});

it('signs where the webhook asks for it', () => {
  expect(curlExample('https://x/hooks/1', input, true)).toContain('X-Webhook-Signature');
});
