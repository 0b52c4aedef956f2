import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadCertificate } from './certificate.ts';
import { openDataFolder } from './data-folder.ts';
import { lockInstance } from './instance-lock.ts';
import { loadInstanceSecrets } from './instance-secrets.ts';
import { localAddresses } from './network-address.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wfb-instance-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('data folder', () => {
  test('opens a new one, and the same one again', async () => {
    await openDataFolder(folder);
    await openDataFolder(folder);
  });

  test('refuses a folder with files of somebody else', async () => {
    await writeFile(join(folder, 'thesis.txt'), '');
    await expect(openDataFolder(folder)).rejects.toThrow('is not a data folder');
  });

  test.each([
    { format: 99, message: 'made by a newer version' },
    { format: 0, message: 'old format 0' },
  ])('refuses format $format and says what to do', async ({ format, message }) => {
    await writeFile(join(folder, 'format.json'), JSON.stringify({ product: 'wfb', format }));
    await expect(openDataFolder(folder)).rejects.toMatchObject({
      message: expect.stringContaining(message),
      remedy: expect.stringContaining('WFB_DATA_DIR'),
    });
  });
});

describe('lock', () => {
  test('refuses a second start on the same folder and says where the first one is', async () => {
    const lock = await lockInstance(folder);
    await lock.announce('http://localhost:3000');
    await expect(lockInstance(folder)).rejects.toThrow(`at http://localhost:3000 (process ${process.pid})`);
    await lock.release();
    await (await lockInstance(folder)).release();
  });

  test('takes over the lock of a launcher that is gone', async () => {
    const lock = await lockInstance(folder);
    await writeFile(
      join(folder, 'run', 'launcher.json'),
      JSON.stringify({ pid: process.pid, startedAt: 'earlier' }),
    );
    await lockInstance(folder);
    await lock.release();
  });
});

describe('secrets', () => {
  test('are made once, kept, and readable by their owner only', async () => {
    const made = await loadInstanceSecrets(folder);
    expect(await loadInstanceSecrets(folder)).toEqual(made);
    expect(Buffer.from(made.key, 'base64')).toHaveLength(32);
    expect(Buffer.from(made.vapid.privateKey, 'base64url')).toHaveLength(32);
    expect(Buffer.from(made.vapid.publicKey, 'base64url')).toHaveLength(65);
    expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600);
  });

  test('refuses a damaged file instead of making new ones', async () => {
    await writeFile(join(folder, 'secrets.json'), '{');
    await expect(loadInstanceSecrets(folder)).rejects.toThrow('is damaged');
  });
});

describe('certificate', () => {
  test('names the addresses, is signed by the kept authority, and is made anew for new addresses', async () => {
    const files = await loadCertificate(folder, ['192.168.1.20']);
    const first = await readFile(files.certificate, 'utf8');
    const authority = new X509Certificate(await readFile(files.authority as string));
    const certificate = new X509Certificate(first);
    expect(certificate.checkIP('192.168.1.20')).toBe('192.168.1.20');
    expect(certificate.checkHost('localhost')).toBe('localhost');
    expect(certificate.verify(authority.publicKey)).toBe(true);
    expect((await stat(files.key)).mode & 0o777).toBe(0o600);

    await loadCertificate(folder, ['192.168.1.20']);
    expect(await readFile(files.certificate, 'utf8')).toBe(first);

    await loadCertificate(folder, ['10.0.0.7']);
    const renewed = new X509Certificate(await readFile(files.certificate));
    expect(renewed.checkIP('10.0.0.7')).toBe('10.0.0.7');
    expect(renewed.verify(authority.publicKey)).toBe(true);
  });
});

test('prefers the address of a real network card in a private network', () => {
  const address = (ip: string, internal = false) => ({
    address: ip,
    internal,
    family: 'IPv4' as const,
    netmask: '255.255.255.0',
    mac: '00:00:00:00:00:00',
    cidr: null,
  });
  const found = localAddresses({
    lo: [address('127.0.0.1', true)],
    docker0: [address('172.17.0.1')],
    eth0: [address('203.0.113.5')],
    wlan0: [address('192.168.178.30')],
  });
  expect(found).toEqual(['192.168.178.30', '203.0.113.5', '172.17.0.1']);
});
