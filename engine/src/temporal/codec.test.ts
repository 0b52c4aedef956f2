import { randomBytes, randomUUID } from 'node:crypto';
import { defaultPayloadConverter } from '@temporalio/common';
import { describe, expect, test } from 'vitest';
import type { BlobStore } from '../contract/blobs.ts';
import { createKeyRing } from '../contract/sealing.ts';
import { blobsFrom, createPayloadCodec } from './codec.ts';

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

describe('a large payload', () => {
  const large = randomBytes(blobsFrom).toString('base64');
  const runId = randomUUID();
  const contextOf = (workflowId: string) => ({ type: 'workflow', namespace: 'default', workflowId }) as const;

  function createMemoryStore() {
    const kept = new Map<string, Uint8Array>();
    const uses: (string | undefined)[] = [];
    const store: BlobStore = {
      async put(blob) {
        uses.push(blob.runId);
        if (!kept.has(blob.id)) kept.set(blob.id, blob.content());
      },
      get: async (id) => kept.get(id),
    };
    return { kept, uses, store };
  }

  test('lies in the blob store, sealed, and once however often it is sent', async () => {
    const { kept, uses, store } = createMemoryStore();
    const storing = createPayloadCodec(createKeyRing([key]), store);
    const [first, second] = [
      await storing.encode([payloadOf(large)], contextOf(runId)),
      await storing.encode([payloadOf(large)], contextOf(`${runId}/part`)),
    ];
    expect(first[0]!.data!.length).toBeLessThan(200);
    expect(uses).toEqual([runId, runId]);
    expect([...kept.values()].map((content) => Buffer.from(content).includes(large.slice(0, 50)))).toEqual([
      false,
    ]);
    for (const [payload] of [first, second])
      expect(
        defaultPayloadConverter.fromPayload((await storing.decode([payload!]))[0]!) === large,
      ).toBeTruthy();
  });

  test('that is not kept is missed, and one that was exchanged is refused', async () => {
    const { kept, store } = createMemoryStore();
    const storing = createPayloadCodec(createKeyRing([key]), store);
    // One after the other, so that it is known which is which.
    const [one] = await storing.encode([payloadOf(large)]);
    const [other] = await storing.encode([payloadOf(`${large}.`)]);
    const [oneId, otherId] = [...kept.keys()];
    kept.set(oneId!, kept.get(otherId!)!);
    await expect(storing.decode([one!])).rejects.toThrow(/changed/);
    kept.clear();
    await expect(storing.decode([other!])).rejects.toThrow(/not in the blob store/);
    await expect(codec.decode([other!])).rejects.toThrow(/not in the blob store/);
  });

  test('that shrinks below the limit stays where it is', async () => {
    const { kept, store } = createMemoryStore();
    await createPayloadCodec(createKeyRing([key]), store).encode([payloadOf('same '.repeat(blobsFrom))]);
    expect(kept.size).toBe(0);
  });

  test('that is one of many at once lies there too, although each by itself would be small enough', async () => {
    const { kept, store } = createMemoryStore();
    const storing = createPayloadCodec(createKeyRing([key]), store);
    const values = Array.from({ length: 60 }, () => randomBytes(30_000).toString('base64'));
    const sealed = await storing.encode(values.map(payloadOf), contextOf(runId));
    const inHistory = sealed.reduce((sum, { data }) => sum + data!.length, 0);
    expect(inHistory).toBeLessThan(1_100_000);
    expect(inHistory).toBeGreaterThan(900_000);
    expect(kept.size).toBeGreaterThan(20);
    const opened = await storing.decode(sealed);
    expect(opened.map((payload) => defaultPayloadConverter.fromPayload(payload))).toEqual(values);

    const before = kept.size;
    await storing.encode([payloadOf('small')], contextOf(runId));
    await storing.encode([payloadOf(values[0])], contextOf(randomUUID()));
    expect(kept.size).toBe(before);
  });
});
