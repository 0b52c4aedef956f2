import { randomBytes } from 'node:crypto';
import { defaultPayloadConverter } from '@temporalio/common';
import { expect, test } from 'vitest';
import { createKeyRing } from '../contract/sealing.ts';
import { createPayloadCodec } from './codec.ts';

const key = randomBytes(32);
const codec = createPayloadCodec(createKeyRing([key]));
const payloadOf = (value: unknown) => defaultPayloadConverter.toPayload(value);

test.each([
  ['a short text', 'hello'],
  ['nothing', null],
  ['a long list', Array.from({ length: 5_000 }, (_, index) => ({ index, sku: 'same' }))],
  ['bytes', new Uint8Array([0, 255, 1, 254])],
])('gives %s back as it was', async (_, value) => {
  const [sealed] = await codec.encode([payloadOf(value)]);
  const [opened] = await codec.decode([sealed!]);
  expect(defaultPayloadConverter.fromPayload(opened!)).toEqual(value);
});

test('shows neither content nor form, and is small where the content repeats itself', async () => {
  const text = 'secret '.repeat(10_000);
  const [sealed] = await codec.encode([payloadOf(text)]);
  expect(Buffer.from(sealed!.data!).includes('secret')).toBe(false);
  expect(Object.keys(sealed!.metadata!)).toEqual(['encoding']);
  expect(sealed!.data!.length).toBeLessThan(text.length / 10);
});

test('opens what an old key sealed, and nothing that was changed or sealed by a stranger', async () => {
  const [sealed] = await codec.encode([payloadOf('x')]);
  const rotated = createPayloadCodec(createKeyRing([randomBytes(32), key]));
  expect(await rotated.decode([sealed!])).toHaveLength(1);
  await expect(createPayloadCodec(createKeyRing([randomBytes(32)])).decode([sealed!])).rejects.toThrow(/key/);
  const changed = {
    ...sealed!,
    data: Uint8Array.from(sealed!.data!, (byte, at) => (at === 40 ? byte ^ 1 : byte)),
  };
  await expect(codec.decode([changed])).rejects.toThrow(/changed/);
});

test('leaves payloads alone that it did not make', async () => {
  const payload = payloadOf('plain');
  expect(await codec.decode([payload])).toEqual([payload]);
});
