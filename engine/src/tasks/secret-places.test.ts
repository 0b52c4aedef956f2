import { expect, it } from 'vitest';
import { fillSecrets, secretNames } from './secret-places.ts';

it('puts secrets in their places and leaves the given input as it was', () => {
  const input = { headers: { a: '' }, list: ['', 'x'] };
  const fields = [
    { path: ['headers', 'a'], parts: ['Bearer ', { secret: 'token' }] },
    { path: ['list', 0], parts: [{ secret: 'token' }] },
    { path: ['body', 'deep', 0], parts: [{ secret: 'other' }] },
  ];
  const filled = fillSecrets(
    input,
    fields,
    new Map([
      ['token', 't'],
      ['other', 'o'],
    ]),
  );
  expect(filled).toEqual({ headers: { a: 'Bearer t' }, list: ['t', 'x'], body: { deep: ['o'] } });
  expect(input.headers.a).toBe('');
  expect(secretNames(fields)).toEqual(['token', 'other']);
});

it('takes a path for a path, never for a prototype', () => {
  fillSecrets({}, [{ path: ['__proto__', 'polluted'], parts: [{ secret: 's' }] }], new Map([['s', 'yes']]));
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
