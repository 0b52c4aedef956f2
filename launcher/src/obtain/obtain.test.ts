import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { firstThatWorks } from './attempts.ts';
import { cached } from './cache.ts';
import { readFromZip } from './zip.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wfb-cache-'));
  vi.stubEnv('WFB_CACHE_DIR', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

describe('cache', () => {
  test('is filled once, also by two starts at the same time', async () => {
    const fill = (text: string) => (target: string) => writeFile(join(target, 'tool'), text);
    const [one, other] = await Promise.all([cached('tool/1', fill('one')), cached('tool/1', fill('other'))]);
    expect(one).toBe(other);
    const content = await readFile(join(one, 'tool'), 'utf8');
    await cached('tool/1', fill('again'));
    expect(await readFile(join(one, 'tool'), 'utf8')).toBe(content);
  });

  test('keeps nothing of an attempt that failed', async () => {
    const failing = cached('tool/1', async (target) => {
      await writeFile(join(target, 'tool'), 'half');
      throw new Error('connection lost');
    });
    await expect(failing).rejects.toThrow('connection lost');
    expect(await readdir(join(folder, 'tool'))).toEqual([]);
  });
});

test('takes the first way that works, or says why none did', async () => {
  const failing = { way: 'download', run: () => Promise.reject(new Error('no route to host')) };
  const working = { way: 'build', run: () => Promise.resolve('/usr/bin/tool') };
  expect(await firstThatWorks('The tool', 'Install it.', [failing, working])).toBe('/usr/bin/tool');
  await expect(firstThatWorks('The tool', 'Install it.', [failing])).rejects.toMatchObject({
    message: expect.stringContaining('download: no route to host'),
    remedy: 'Install it.',
  });
});

test.each([
  { method: 0, pack: (content: Buffer) => content },
  { method: 8, pack: (content: Buffer) => deflateRawSync(content) },
])('reads a file from a zip archive (method $method)', ({ method, pack }) => {
  const content = Buffer.from('program '.repeat(100));
  const archive = zipOf('tools/valkey-server', pack(content), method);
  expect(readFromZip(archive, (name) => name.endsWith('/valkey-server'))).toEqual(content);
  expect(readFromZip(archive, () => false)).toBeUndefined();
});

function zipOf(name: string, data: Buffer, method: number): Buffer {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(method, 8);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(method, 10);
  central.writeUInt32LE(data.length, 20);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + name.length + data.length, 16);
  return Buffer.concat([local, Buffer.from(name), data, central, Buffer.from(name), end]);
}
