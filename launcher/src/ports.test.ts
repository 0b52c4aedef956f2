import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPortBook, probePort } from './ports.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wfb-ports-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('chooses another port where the preferred one is taken, and remembers it', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const taken = (other.address() as AddressInfo).port;
  try {
    const chosen = await (await openPortBook(folder)).choose('redis', taken);
    expect(chosen).not.toBe(taken);
    other.close();
    expect(await (await openPortBook(folder)).choose('redis', taken)).toBe(chosen);
  } finally {
    other.close();
  }
});

test('hands no port out twice', async () => {
  const book = await openPortBook(folder);
  const free = (await probePort(0)) as number;
  const [one, other] = await Promise.all([book.choose('redis', free), book.choose('postgres', free)]);
  expect(one).toBe(free);
  expect(other).not.toBe(free);
});
