import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { repositoryRoot } from '@wfb/launcher/paths';
import { probePort } from '@wfb/launcher/ports';
import type { Figure } from '../figures.ts';

/** `npm start` on a data folder of its own: the first start fills it, the second is the warm one. */
export async function measureStartUp(): Promise<Figure[]> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'wfb-bench-start-'));
  await chmod(dataFolder, 0o711);
  try {
    const first = await secondsToReady(dataFolder);
    const warm = await secondsToReady(dataFolder);
    return [
      { name: 'first start on an empty data folder, to ready', value: first, unit: 's' },
      { name: 'warm start, to ready', value: warm, unit: 's', bar: { atMost: 10 } },
    ];
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function secondsToReady(dataFolder: string): Promise<number> {
  const port = (await probePort(0)) ?? 0;
  const begin = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: repositoryRoot,
    env: { ...process.env, WFB_DATA_DIR: dataFolder, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = once(child, 'exit');
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith('Ready: ')) return (performance.now() - begin) / 1_000;
    }
    throw new Error('npm start ended before it was ready');
  } finally {
    // As Ctrl-C does it: the whole group of the terminal gets the signal.
    if (child.exitCode === null && child.pid) process.kill(-child.pid, 'SIGINT');
    await ended;
  }
}
