import { randomBytes, randomUUID } from 'node:crypto';
import { createBlobStore } from '@wfb/blobs';
import type { Blob } from '@wfb/engine/contract';
import { createPrisma, type PrismaClient } from '@wfb/prisma';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { isolateStores, type IsolatedStores } from '../support/isolation.ts';
import { startObjectStore } from '../support/object-store.ts';

let stores: IsolatedStores;
let prisma: PrismaClient;
let bucket: Awaited<ReturnType<typeof startObjectStore>>;

beforeAll(async () => {
  [stores, bucket] = await Promise.all([isolateStores(inject('stack')), startObjectStore()]);
  prisma = createPrisma(stores.databaseUrl, { max: 5 });
});
afterAll(async () => {
  await prisma.$disconnect();
  await Promise.all([stores.release(), bucket.close()]);
});

const content = randomBytes(400_000);
function blobOf(overrides: Partial<Blob> = {}): Blob & { asked: () => number } {
  let asked = 0;
  return {
    id: randomBytes(32).toString('base64url'),
    runId: randomUUID(),
    content() {
      asked += 1;
      return content;
    },
    asked: () => asked,
    ...overrides,
  };
}
const rowOf = (id: string) => prisma.blob.findUnique({ where: { id }, include: { uses: true } });
/** As if it had been put so many days ago. */
const age = async (id: string, days: number): Promise<void> => {
  const then = new Date(Date.now() - days * 86_400_000);
  await prisma.blob.update({ where: { id }, data: { usedAt: then } });
  await prisma.blobUse.updateMany({ where: { blobId: id }, data: { createdAt: then } });
};

describe.each([
  ['in Postgres', () => undefined],
  ['in a bucket', () => bucket.url],
])('a blob %s', (_, s3Url) => {
  const store = () => createBlobStore({ prisma, s3Url: s3Url() });

  test('can be read again, and lies there once', async () => {
    const blob = blobOf();
    await store().put(blob);
    await store().put(blob);
    await store().put({ ...blob, runId: randomUUID() });
    expect(blob.asked()).toBe(1);
    expect(Buffer.from((await store().get(blob.id))!).equals(content)).toBe(true);
    expect((await rowOf(blob.id))!.uses).toHaveLength(2);
    expect(await store().get('unknown')).toBeUndefined();
  });

  test('that several put at once is kept', async () => {
    const blob = blobOf();
    await Promise.all(Array.from({ length: 5 }, () => store().put(blob)));
    expect(await store().get(blob.id)).toHaveLength(content.length);
  });

  test('goes when no run can ask for it any more, and comes back when it is put again', async () => {
    const [open, ended, fresh] = [blobOf(), blobOf(), blobOf()];
    for (const blob of [open, ended, fresh]) await store().put(blob);
    await prisma.$transaction(async (tx) => {
      // Only the id and the end of a run count here, not what it belongs to.
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      const finishedAt = new Date(Date.now() - 10 * 86_400_000);
      for (const [blob, end] of [
        [open, null],
        [ended, finishedAt],
      ] as const)
        await tx.$executeRaw`INSERT INTO runs (id, "workspaceId", "projectId", "workflowId", "versionId", "queueName", status,
          subject, trigger, input, "finishedAt", "updatedAt") VALUES (${blob.runId}::uuid, 'w', ${randomUUID()}::uuid,
          ${randomUUID()}::uuid, ${randomUUID()}::uuid, 'q', ${end ? 'completed' : 'running'}, '', 'manual', '{}', ${end}, now())`;
    });
    for (const { id } of [open, ended]) await age(id, 30);

    await store().clean(11);
    expect(await store().get(ended.id)).toBeDefined();
    await store().clean(9);
    expect(await store().get(ended.id)).toBeUndefined();
    for (const { id } of [open, fresh]) expect(await store().get(id)).toBeDefined();

    await store().put(ended);
    expect(await store().get(ended.id)).toHaveLength(content.length);
  });
});

test('what was put into Postgres stays readable when a bucket is set', async () => {
  const blob = blobOf();
  await createBlobStore({ prisma }).put(blob);
  expect(await createBlobStore({ prisma, s3Url: bucket.url }).get(blob.id)).toHaveLength(content.length);
});

test('a bucket that refuses the key is an error, and nothing is taken for kept', async () => {
  const blob = blobOf();
  const stranger = createBlobStore({ prisma, s3Url: bucket.urlOfStranger });
  await expect(stranger.put(blob)).rejects.toThrow(/403/);
  expect(await rowOf(blob.id)).toBeNull();
});
