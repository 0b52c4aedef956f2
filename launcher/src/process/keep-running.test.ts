import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { waitUntil } from '../wait.ts';
import { startGuardedProcess } from './guarded-process.ts';
import { keepRunning } from './keep-running.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wfb-keep-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('starts a killed process again, and no more once it is stopped', async () => {
  const reports: string[] = [];
  const kept = await keepRunning({
    title: 'The sleeper',
    report: (text) => reports.push(text),
    start: () =>
      startGuardedProcess({ name: 'sleeper', command: 'sleep', args: ['600'], logFile: join(folder, 'log') }),
  });
  const first = kept.pid;

  process.kill(first, 'SIGKILL');

  expect(await waitUntil(() => kept.pid !== first, { timeoutMs: 5_000 })).toBe(true);
  expect(reports[0]).toContain('The sleeper ended (SIGKILL)');
  await kept.stop();
  expect(reports).toHaveLength(1);
});

test('passes on the failure of the very first start', async () => {
  const start = () => Promise.reject(new Error('no such program'));
  await expect(keepRunning({ title: 'It', report: () => undefined, start })).rejects.toThrow(
    'no such program',
  );
});
