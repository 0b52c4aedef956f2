import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { productionEnvironment } from '@wfb/launcher/commands/production-env';
import { repositoryRoot } from '@wfb/launcher/paths';
import { probePort } from '@wfb/launcher/ports';
import { startGuardedProcess, type GuardedProcess } from '@wfb/launcher/process/guarded-process';
import { eventually } from '../support/eventually.ts';
import { isolateStores, type IsolatedStores } from '../support/isolation.ts';

// There is no container engine everywhere; the folder that becomes the image, and the commands that run in it, are the
// same outside of a container.

const run = promisify(execFile);
const maximumSizeMb = 600;

let app: string;
let stores: IsolatedStores;
let environment: NodeJS.ProcessEnv;
const processes: GuardedProcess[] = [];

beforeAll(async () => {
  app = await mkdtemp(join(tmpdir(), 'wfb-image-'));
  await run(join(repositoryRoot, 'docker/assemble.sh'), [app], { maxBuffer: 16 * 1024 * 1024 });
  stores = await isolateStores(inject('stack'));
  const port = await probePort(0);
  environment = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    ...productionEnvironment(`http://localhost:${port}`),
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    WEB_DIR: join(app, 'web/build'),
    WFB_DATA_DIR: join(app, 'data'),
    DATABASE_URL: stores.databaseUrl,
    REDIS_URL: stores.redisUrl,
    TEMPORAL_ADDRESS: stores.temporalAddress,
    HOST_NAME: 'image-test',
  };
}, 300_000);

afterAll(async () => {
  await Promise.all(processes.map((each) => each.stop()));
  await stores?.release();
  await rm(app, { recursive: true, force: true });
});

test('the code stays under its size', async () => {
  const { stdout } = await run('du', ['-sm', app]);
  expect(Number.parseInt(stdout, 10)).toBeLessThan(maximumSizeMb);
});

test('the compose file’s commands and health checks work in the assembled folder', async () => {
  const compose = await readFile(join(repositoryRoot, 'docker/compose.yaml'), 'utf8');
  const { services } = parse(compose, { merge: true }) as {
    services: Record<string, { command: string[]; healthcheck: { test: string[] } }>;
  };
  const inImage = (words: string[]) => ({
    command: process.execPath,
    args: words.slice(1),
    cwd: app,
    env: environment,
  });

  for (const name of ['server', 'worker-host']) {
    const { command } = services[name]!;
    processes.push(
      await startGuardedProcess({ ...inImage(command), name, logFile: join(app, 'logs', `${name}.log`) }),
    );
  }
  const port = environment['PORT'];
  await eventually(async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status === 200, {
    timeoutMs: 60_000,
    what: 'readiness of the assembled product',
  });
  for (const name of ['server', 'worker-host']) {
    const { command, args, ...options } = inImage(services[name]!.healthcheck.test.slice(1));
    await eventually(() => run(command, args, options), { timeoutMs: 30_000, what: `health of ${name}` });
  }
  const page = await fetch(`http://127.0.0.1:${port}/`);
  expect(page.headers.get('content-type')).toContain('text/html');
});
