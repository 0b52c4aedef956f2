import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { repositoryRoot } from '@wfb/launcher/paths';
import { probePort } from '@wfb/launcher/ports';
import { isSameProcessAlive, type ProcessIdentity } from '@wfb/engine/contract/process-identity';
import { eventually } from '../support/eventually.ts';

// `npm start` as people run it, each test with a data folder and ports of its own.

interface Start {
  process: ChildProcess;
  output(): string;
  /** Waits for a text in the output, and gives up when the process ends without it. */
  until(text: string): Promise<void>;
  exited: Promise<number | null>;
}

let folder: string;
let environment: NodeJS.ProcessEnv;
let started: Start[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wfb-start-'));
  environment = {
    ...process.env,
    WFB_DATA_DIR: join(folder, 'data'),
    PORT: String(await probePort(0)),
    // npm's own variables make the launcher watch for npm's end.
    npm_lifecycle_event: undefined,
    NODE_ENV: 'production',
  };
});

afterEach(async () => {
  for (const { process: each } of started) each.kill('SIGINT');
  await Promise.all(started.map(({ exited }) => exited));
  started = [];
  await rm(folder, { recursive: true, force: true });
});

function start(args: string[] = [], env: NodeJS.ProcessEnv = {}): Start {
  const child = spawn(process.execPath, ['launcher/bootstrap.mjs', 'start', ...args], {
    cwd: repositoryRoot,
    env: { ...environment, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let ended = false;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  void exited.then(() => (ended = true));
  const result: Start = {
    process: child,
    exited,
    output: () => output,
    async until(text) {
      await eventually(() => output.includes(text) || ended, {
        timeoutMs: 120_000,
        what: `"${text}" in the output`,
      });
      if (!output.includes(text)) throw new Error(`It ended without "${text}":\n${output}`);
    },
  };
  started.push(result);
  return result;
}

/** The processes that the launcher of this data folder has written down. */
async function ownProcesses(): Promise<ProcessIdentity[]> {
  const run = join(folder, 'data', 'run');
  const files = await readdir(run);
  return Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(run, file), 'utf8')) as ProcessIdentity),
  );
}

const alive = (processes: ProcessIdentity[]) => processes.filter(isSameProcessAlive);

describe('npm start', () => {
  test('reaches Ready, stops all of it on Ctrl-C, and is ready again with nothing made anew', async () => {
    const first = start();
    await first.until('Ready: http://localhost:');
    const { status, body } = await readiness();
    expect(status).toBe(200);
    expect(Object.keys(body.checks).sort()).toEqual(['postgres', 'redis', 'temporal', 'workers']);
    const processes = await ownProcesses();
    expect(processes).toHaveLength(6);

    first.process.kill('SIGINT');
    expect(await first.exited).toBe(0);
    expect(alive(processes)).toEqual([]);
    expect(await ownProcesses()).toEqual([]);

    const second = start();
    await second.until('Ready:');
    expect(second.output()).not.toMatch(/Installing|Building|Downloading|Creating/);
  }, 180_000);

  test('after kill -9 nothing is left behind that blocks the next start', async () => {
    const first = start();
    await first.until('Ready:');
    const processes = await ownProcesses();
    const launcher = processes.find(({ pid }) => isLauncher(pid, processes)) as ProcessIdentity;

    process.kill(launcher.pid, 'SIGKILL');
    first.process.kill('SIGKILL');

    await start().until('Ready:');
    await eventually(() => alive(processes).length === 0, { what: 'the end of all former processes' });
  }, 180_000);

  test('a killed server is started again without anybody’s help', async () => {
    const running = start();
    await running.until('Ready:');
    const before = JSON.parse(
      await readFile(join(folder, 'data/run/server.json'), 'utf8'),
    ) as ProcessIdentity;

    process.kill(before.pid, 'SIGKILL');

    await running.until('The server ended (SIGKILL); starting it again');
    await eventually(async () => (await readiness()).status === 200, {
      timeoutMs: 30_000,
      what: 'readiness',
    });
  }, 180_000);

  test('a second start on the same data says that the first one runs', async () => {
    await start().until('Ready:');
    const second = start([], { PORT: String(await probePort(0)) });
    expect(await second.exited).toBe(1);
    expect(second.output()).toMatch(/It is already running on .*, at http:\/\/localhost:\d+ \(process \d+\)/);
  }, 180_000);

  test('a taken port is named, with the remedy', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(Number(environment['PORT']), '127.0.0.1', resolve));
    try {
      const refused = start();
      expect(await refused.exited).toBe(1);
      expect(refused.output()).toContain(`Port ${environment['PORT']} is in use by another program`);
      expect(refused.output()).toContain('npm start');
    } finally {
      other.close();
    }
  }, 60_000);

  test('with --lan it serves HTTPS with a certificate of its own authority', async () => {
    const running = start(['--lan'], { PUBLIC_URL: `https://localhost:${environment['PORT']}` });
    await running.until('Ready: https://localhost:');
    const ca = join(folder, 'data/tls/authority.crt');
    const script = `fetch('https://localhost:${environment['PORT']}/healthz').then(({ status }) => console.log(status))`;
    const client = spawn(process.execPath, ['-e', script], {
      env: { ...environment, NODE_EXTRA_CA_CERTS: ca },
    });
    const output = await new Promise((resolve) =>
      client.stdout.once('data', (chunk) => resolve(String(chunk).trim())),
    );
    expect(output).toBe('200');
  }, 180_000);
});

/** It is the one whose file is `launcher.json`; the bootstrap that waits for it has written nothing down. */
function isLauncher(pid: number, processes: ProcessIdentity[]): boolean {
  return processes.some((each) => each.pid === pid && !('stopSignal' in each));
}

async function readiness(): Promise<{ status: number; body: { checks: Record<string, unknown> } }> {
  const response = await fetch(`http://localhost:${environment['PORT']}/readyz`).catch(() => undefined);
  if (!response) return { status: 0, body: { checks: {} } };
  return { status: response.status, body: (await response.json()) as { checks: Record<string, unknown> } };
}
