import { expect, test } from 'vitest';
import { toHttpAnswer } from './answer.ts';

const sent = (answer: Partial<Parameters<typeof toHttpAnswer>[0]>) =>
  toHttpAnswer({ status: 200, headers: {}, body: null, ...answer });

test('a text goes out as it is, anything else as JSON, and nothing as nothing', () => {
  expect(sent({ status: 201, body: { id: 7 } })).toEqual({
    status: 201,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: '{"id":7}',
  });
  expect(sent({ body: 'Thank you' })).toMatchObject({
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: 'Thank you',
  });
  expect(sent({ headers: { 'content-type': 'text/xml' }, body: '<Response/>' })).toMatchObject({
    headers: { 'content-type': 'text/xml' },
    body: '<Response/>',
  });
  expect(sent({ status: 204 }).body).toBe('');
  expect(sent({ body: false }).body).toBe('false');
});

test('no browser takes an answer for a page of ours', () => {
  const { headers, status } = sent({
    status: 302,
    headers: { 'content-type': 'text/html', 'set-cookie': 'a=b', 'x-frame-options': 'x', etag: '"1"' },
    body: '<script>alert(1)</script>',
  });
  expect(status).toBe(200);
  expect(headers).toEqual({ etag: '"1"', 'content-type': 'text/plain; charset=utf-8' });
});
