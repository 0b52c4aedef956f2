import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createApp } from '@wfb/server/app';
import { readConfig } from '@wfb/server/config';
import { type Person, startServer, type TestServer } from '../support/server.ts';

type App = Awaited<ReturnType<typeof createApp>>;
const nothing = '127.0.0.1:1';

describe('with everything away', () => {
  let app: App;
  beforeAll(async () => {
    const config = readConfig({
      DATABASE_URL: `postgresql://${nothing}/none`,
      REDIS_URL: `redis://${nothing}`,
      TEMPORAL_ADDRESS: nothing,
      WFB_KEY: Buffer.alloc(32, 1).toString('base64'),
      LOG_LEVEL: 'silent',
    });
    app = await createApp({ config, background: false });
  });
  afterAll(() => app.close());

  test('a request is told to come back', async () => {
    const answer = await app.inject({ url: '/api/v1/instance' });
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });

  test('the process is alive, and not ready, and says why', async () => {
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200);
    const answer = await app.inject({ url: '/readyz' });
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({
      ok: false,
      checks: { postgres: { ok: false }, temporal: { ok: false } },
    });
    const ofOne = await app.inject({ url: '/readyz?parts=postgres' });
    expect(ofOne.statusCode).toBe(503);
    expect(Object.keys(ofOne.json<{ checks: object }>().checks)).toEqual(['postgres']);
  });
});

describe('with Postgres cutting connections', () => {
  let server: TestServer;
  let person: Person;
  beforeAll(async () => {
    server = await startServer(inject('stack'));
    person = await server.signUp();
  });
  afterAll(() => server.stop());

  test('a load balancer may ask for Postgres alone; a part that is not there is not well', async () => {
    const ask = (parts: string) => server.app.inject({ url: `/readyz?parts=${parts}` });
    expect((await ask('postgres')).json()).toMatchObject({ ok: true, checks: { postgres: { ok: true } } });
    expect((await ask('postgres,oracle')).json()).toMatchObject({
      ok: false,
      checks: { oracle: { ok: false } },
    });
  });

  test('the next requests are answered, by new connections', async () => {
    await server.app.prisma.$queryRaw`SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    const statuses = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      statuses.push((await person.client.get('/api/v1/me')).status);
    }
    expect(statuses.at(-1)).toBe(200);
    for (const status of statuses) expect([200, 503]).toContain(status);
  });
});
