import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { dedupeKey, isSignedBy, toInput, type WebhookRequest } from './request-input.ts';

const build = (overrides: Partial<WebhookRequest> & { text?: string } = {}): WebhookRequest => ({
  contentType: 'application/json',
  query: {},
  headers: {},
  ...overrides,
  body: overrides.body ?? Buffer.from(overrides.text ?? ''),
});

test('makes an input of any content', () => {
  expect(toInput(build({ text: '{"a":1}' }))).toEqual({ a: 1 });
  expect(toInput(build({ text: '[1]' }))).toEqual({ body: [1] });
  expect(toInput(build({ text: 'a=1&b=x', contentType: 'application/x-www-form-urlencoded' }))).toEqual({
    a: '1',
    b: 'x',
  });
  expect(toInput(build({ text: '<a/>', contentType: 'text/xml' }))).toEqual({ body: '<a/>' });
  expect(toInput(build({ query: { q: '1' } }))).toEqual({ q: '1' });
  expect(() => toInput(build({ text: '{' }))).toThrow('not valid JSON');
});

test('accepts only the signature of the very body', () => {
  const secret = Buffer.from('secret');
  const body = Buffer.from('{"a":1}');
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const signed = (value: string | undefined) =>
    isSignedBy(secret, build({ body, headers: { 'x-webhook-signature': value } }));
  expect(signed(signature)).toBe(true);
  expect(signed(`sha256=${signature}`)).toBe(true);
  expect(signed(signature.replace(/^./, (first) => (first === 'a' ? 'b' : 'a')))).toBe(false);
  expect(signed('')).toBe(false);
  expect(signed(undefined)).toBe(false);
});

test('finds what makes two requests the same', () => {
  const input = { order: { id: 7 } };
  expect(dedupeKey('order.id', build(), input)).toBe('7');
  expect(dedupeKey('X-Event-Id', build({ headers: { 'x-event-id': 'e1' } }), input)).toBe('e1');
  expect(dedupeKey('constructor.name', build(), input)).toBeNull();
  expect(dedupeKey(undefined, build(), input)).toBeNull();
});
