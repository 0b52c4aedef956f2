import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { waitUntil } from '../wait.ts';
import { startGuardedProcess } from './guarded-process.ts';
import { identifyProcess } from '@wfb/engine/contract/process-identity';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wfb-guard-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const isGone = (pid: number) => () => identifyProcess(pid) === undefined;

test('stops a process by its signal and reports how it ended', async () => {
  const guarded = await startGuardedProcess({
    name: 'sleeper',
    command: 'sleep',
    args: ['600'],
    logFile: join(folder, 'log'),
  });
  await guarded.stop();
  expect(await guarded.ended).toEqual({ code: null, signal: 'SIGTERM' });
  expect(guarded.hasEnded).toBe(true);
});

test('kills a process that does not want to stop', async () => {
  const guarded = await startGuardedProcess({
    name: 'stubborn',
    command: 'sh',
    args: ['-c', 'trap "" TERM; echo trapped; while :; do sleep 0.05; done'],
    logFile: join(folder, 'log'),
  });
  const isTrapped = async () => (await readFile(guarded.logFile, 'utf8')).includes('trapped');
  expect(await waitUntil(isTrapped, { timeoutMs: 5_000 })).toBe(true);
  await guarded.stop(300);
  expect(await guarded.ended).toEqual({ code: null, signal: 'SIGKILL' });
});

test('a process does not outlive a launcher that is killed with -9', async () => {
  const module = join(import.meta.dirname, 'guarded-process.ts');
  const script = `
    const { startGuardedProcess } = await import(${JSON.stringify(module)});
    const guarded = await startGuardedProcess({
      name: 'orphan', command: 'sleep', args: ['600'], logFile: ${JSON.stringify(join(folder, 'log'))},
    });
    console.log(guarded.pid);`;
  const launcher = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = Number(await new Promise((resolve) => launcher.stdout.once('data', resolve)));
  expect(identifyProcess(pid)).toBeDefined();

  launcher.kill('SIGKILL');

  expect(await waitUntil(isGone(pid), { timeoutMs: 5_000 })).toBe(true);
});
