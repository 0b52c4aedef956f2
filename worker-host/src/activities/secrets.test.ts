import { createKeyRing, seal, secretContext, secretPurpose } from '@wfb/engine/contract/sealing';
import { expect, it } from 'vitest';
import { createSecretStore, fillSecrets, secretNames } from './secrets.ts';

const keys = createKeyRing([Buffer.alloc(32, 1)]);

function storeWith(rows: { name: string; sealed: Buffer }[]) {
  const prisma = { secret: { findMany: async () => rows } };
  return createSecretStore(prisma as never, keys);
}

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

it('opens only what was sealed for this project and name', async () => {
  const sealed = seal(keys, secretPurpose, secretContext('p1', 'token'), 'value');
  const store = storeWith([{ name: 'token', sealed }]);
  expect(await store.load('p1', ['token'])).toEqual(new Map([['token', 'value']]));
  await expect(store.load('p2', ['token'])).rejects.toThrow();
});

it('names a secret that does not exist', async () => {
  await expect(storeWith([]).load('p1', ['gone'])).rejects.toMatchObject({
    code: 'SECRET_MISSING',
    retryable: false,
  });
});
