import { expect, it } from 'vitest';
import { hash, hmac } from './run.ts';

it('gives known checksums and signatures', async () => {
  expect(await hash({ text: 'abc' })).toEqual({
    value: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  });
  expect(await hmac({ text: 'what do ya want for nothing?', key: 'Jefe', encoding: 'base64' })).toEqual({
    value: 'W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=',
  });
});
