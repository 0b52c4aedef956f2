import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import type { HttpClient } from '../support/http-client.ts';
import { startPrivateStack, type PrivateStack } from '../support/private-stack.ts';
import { startProduct, type Product } from '../support/product.ts';
import { signUp } from '../support/server.ts';
import { startLedger, type Ledger } from './support/ledger.ts';
import { createWorkload, type Workload } from './support/workload.ts';

// Runs of every kind on the whole product, while one part after the other is taken away from it.

let stack: PrivateStack;
let product: Product;
let ledger: Ledger;
let client: HttpClient;
let work: Workload;

beforeAll(async () => {
  [stack, ledger] = await Promise.all([startPrivateStack(), startLedger()]);
  product = await startProduct({ stores: stack, env: { ALLOWED_HOSTS: ledger.host } });
  ({ client } = await signUp(product.client()));
  work = await createWorkload(client, ledger);
});
afterAll(async () => {
  await product?.stop();
  ledger?.close();
  await stack?.release();
});
/** Whatever went wrong, the product says of itself that it is well again, and soon. */
afterEach(() => product.untilReady());

/** A fault that always comes at the same moment finds one weakness only. */
const anyMoment = (withinMs: number) => delay(Math.random() * withinMs);

const readiness = async () =>
  (await client.get<{ checks: Record<string, { ok: boolean }> }>('/readyz')).body.checks;
const until = (store: string, ok: boolean) =>
  eventually(async () => (await readiness())[store]?.ok === ok, {
    timeoutMs: 60_000,
    what: `${store} to be ${ok ? 'there' : 'away'}`,
  });

test('without a fault', async () => {
  await work.start(1);
  await work.finish();
});

describe('server', () => {
  test('killed at any moment', async () => {
    for (let round = 0; round < 3; round += 1) {
      const starts = work.start(1);
      await anyMoment(400);
      await product.server.kill();
      await product.server.start();
      await starts;
    }
    await work.finish();
  });

  test('killed between accepting runs and starting them', async () => {
    const thaw = stack.freeze('temporal');
    try {
      // Each start hangs in a call that is not answered; some of them are carried out later all the same.
      await work.start(2);
      await product.server.kill();
    } finally {
      thaw();
    }
    await product.server.start();
    await work.finish();
  });
});

describe('worker-host', () => {
  test('killed with all its runners', async () => {
    const before = ledger.keys().length;
    await work.start(2);
    await eventually(() => ledger.keys().length > before + 2);
    await product.workerHost.kill();
    await product.workerHost.start();
    await work.finish();
  });
});

describe('Redis', () => {
  test('emptied at any moment', async () => {
    const redis = new Redis(stack.redisUrl);
    const starts = work.start(2);
    for (let round = 0; round < 4; round += 1) {
      await anyMoment(600);
      await redis.flushall();
    }
    redis.disconnect();
    await starts;
    await work.finish();
  });

  test('away: runs and decisions are accepted and carried out', async () => {
    await work.start(1);
    await stack.stop('redis');
    await until('redis', false);
    await work.start(1);
    await work.decide();
    await stack.start('redis');
    await work.finish();
  });
});

describe('Temporal', () => {
  test('away: runs and decisions are accepted, and carried out later', async () => {
    await work.start(1);
    await eventually(async () => (await work.pending()) > 0);
    await stack.stop('temporal');
    await until('temporal', false);
    await work.start(1);
    expect(await work.decide()).toBeGreaterThan(0);
    await stack.start('temporal');
    await work.finish();
  });
});

describe('Postgres', () => {
  test('restarted: requests are told to come back, and then all is well', async () => {
    const starts = work.start(2);
    await anyMoment(300);
    await stack.stop('postgres');
    const refused = await client.get('/api/v1/me');
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await stack.start('postgres');
    await eventually(async () => (await client.get('/api/v1/me')).status === 200);
    await starts;
    await work.finish();
  });

  test('killed', async () => {
    const starts = work.start(1);
    await anyMoment(300);
    stack.kill('postgres');
    await starts;
    await work.finish();
  });
});
