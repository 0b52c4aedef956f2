import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { productionEnvironment } from '@wfb/launcher/commands/production-env';
import { findOnPath } from '@wfb/launcher/obtain/command';
import { repositoryRoot } from '@wfb/launcher/paths';
import { readConfig as readServerConfig } from '@wfb/server/config';

interface ComposeService {
  image: string;
  build?: { context: string; dockerfile: string };
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  deploy?: { replicas: number };
  healthcheck?: { test: string[] };
}

const dockerFolder = join(repositoryRoot, 'docker');
const source = readFileSync(join(dockerFolder, 'compose.yaml'), 'utf8');
const environment = productionEnvironment('https://workflows.example.com');

/** As compose does it: `${NAME:?}` must be given, `${NAME:-default}` need not. */
function interpolate(text: string): string {
  const inner = text.replace(/\$\{([A-Z_]+)\}/g, (_, name: string) => environment[name] ?? '');
  return inner.replace(/\$\{([A-Z_]+)(:\?|:-([^}]*))\}/g, (_, name: string, rule: string, preset = '') => {
    const value = environment[name];
    if (value === undefined && rule === ':?')
      throw new Error(`${name} is required, and production-env does not make it`);
    return value ?? preset;
  });
}

const { services } = JSON.parse(JSON.stringify(parse(source, { merge: true })), (_, value: unknown) =>
  typeof value === 'string' ? interpolate(value) : value,
) as { services: Record<string, ComposeService> };
const service = (name: string): ComposeService => {
  const found = services[name];
  if (!found) throw new Error(`no service ${name}`);
  return found;
};

describe('compose file', () => {
  test('runs two servers and two worker hosts on PostgreSQL, Redis and Temporal', () => {
    expect(Object.keys(services).sort()).toEqual([
      'postgres',
      'proxy',
      'redis',
      'server',
      'temporal',
      'worker-host',
    ]);
    expect(service('server').deploy?.replicas).toBe(2);
    expect(service('worker-host').deploy?.replicas).toBe(2);
    expect(service('temporal').environment).toMatchObject({ DB: 'postgres12', POSTGRES_SEEDS: 'postgres' });
  });

  test('the Redis server loses no jobs and keeps its data', () => {
    const command = service('redis').command?.join(' ');
    expect(command).toContain('--maxmemory-policy noeviction');
    expect(command).toContain('--appendonly yes');
  });

  test('every service has a health check, but the proxy', () => {
    const without = Object.keys(services).filter((name) => !service(name).healthcheck);
    expect(without).toEqual(['proxy']);
  });

  test('whoever is waited for has a health check', () => {
    for (const { depends_on = {} } of Object.values(services)) {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(condition).toBe('service_healthy');
        expect(service(name).healthcheck).toBeDefined();
      }
    }
  });

  test('every file that is named exists', () => {
    for (const { build, command = [], healthcheck, volumes = [] } of Object.values(services)) {
      const inImage = [...command, ...(healthcheck?.test ?? [])].filter((word) => /\.(ts|mjs)$/.test(word));
      const mounted = volumes
        .map((volume) => volume.split(':')[0] ?? '')
        .filter((path) => path.startsWith('.'));
      for (const path of inImage) expect(existsSync(join(repositoryRoot, path)), path).toBe(true);
      for (const path of mounted) expect(existsSync(resolve(dockerFolder, path)), path).toBe(true);
      if (build) expect(existsSync(resolve(dockerFolder, build.context, build.dockerfile))).toBe(true);
    }
  });

  test('the server accepts the environment it is given', () => {
    const config = readServerConfig(service('server').environment ?? {});
    expect(config.publicUrl).toBe('https://workflows.example.com');
    expect(config.DEMO_SHOP).toBe(false);
  });

  test('no image is taken without a version', () => {
    for (const { image, build } of Object.values(services)) {
      if (!build) expect(image).toMatch(/^[a-z/-]+:[\d.]+$/);
    }
  });

  test('docker compose takes it, where there is one', () => {
    const args = ['compose', '--file', join(dockerFolder, 'compose.yaml'), 'config', '--quiet'];
    if (hasCompose()) execFileSync('docker', args, { env: { ...process.env, ...environment } });
  });
});

describe('Temporal’s settings', () => {
  test('are those that make a step fast, and let workflows take turns', () => {
    const settings = parse(
      readFileSync(join(dockerFolder, 'temporal/dynamic-config.yaml'), 'utf8'),
    ) as object;
    expect(settings).toEqual({
      'history.transferProcessorMaxPollRPS': [{ value: 5000 }],
      'history.timerProcessorMaxPollRPS': [{ value: 5000 }],
      'matching.useNewMatcher': [{ value: true }],
      'matching.enableFairness': [{ value: true }],
    });
  });
});

describe('Dockerfile', () => {
  const dockerfile = readFileSync(join(dockerFolder, 'Dockerfile'), 'utf8');

  test('runs as an ordinary user, on the Node that the launcher gets', () => {
    const bootstrap = readFileSync(join(repositoryRoot, 'launcher/bootstrap.mjs'), 'utf8');
    const version = /nodeVersion = '([\d.]+)'/.exec(bootstrap)?.[1];
    expect(dockerfile).toContain(`NODE_IMAGE=node:${version}-`);
    expect(dockerfile).toMatch(/^USER node$/m);
  });

  test('installs with the pnpm that the launcher uses', () => {
    const assemble = readFileSync(join(dockerFolder, 'assemble.sh'), 'utf8');
    const bootstrap = readFileSync(join(repositoryRoot, 'launcher/bootstrap.mjs'), 'utf8');
    const version = /pnpmVersion = '([\d.]+)'/.exec(bootstrap)?.[1];
    expect(assemble).toContain(`pnpm@${version}`);
  });
});

function hasCompose(): boolean {
  if (!findOnPath('docker')) return false;
  try {
    execFileSync('docker', ['compose', 'version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
