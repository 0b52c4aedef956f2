import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordProcess, stopLeftover } from './leftovers.ts';
import { identifyProcess } from '@wfb/engine/contract/process-identity';

let folder: string;
let sleeper: ChildProcess;
const pid = () => sleeper.pid as number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wfb-leftovers-'));
  sleeper = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
  await new Promise((resolve) => sleeper.once('spawn', resolve));
});
afterEach(async () => {
  sleeper.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

test('stops the process that an earlier start has written down', async () => {
  await recordProcess(folder, 'redis', pid(), 'SIGTERM');
  expect(await stopLeftover(folder, 'redis')).toBe(true);
  expect(identifyProcess(pid())).toBeUndefined();
});

test('leaves a process alone that merely got the same number', async () => {
  await recordProcess(folder, 'redis', pid(), 'SIGTERM');
  const file = join(folder, 'redis.json');
  const record = JSON.parse(await readFile(file, 'utf8')) as object;
  await writeFile(file, JSON.stringify({ ...record, startedAt: 'long ago' }));

  expect(await stopLeftover(folder, 'redis')).toBe(false);
  expect(identifyProcess(pid())).toBeDefined();
});
