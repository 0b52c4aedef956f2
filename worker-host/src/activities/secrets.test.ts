import { createKeyRing, seal, secretContext, secretPurpose } from '@wfb/engine/contract/sealing';
import { expect, it } from 'vitest';
import { createSecretStore } from './secrets.ts';

const keys = createKeyRing([Buffer.alloc(32, 1)]);

function storeWith(rows: { name: string; sealed: Buffer }[]) {
  const prisma = { secret: { findMany: async () => rows } };
  return createSecretStore(prisma as never, keys);
}

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
