import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import pg from 'pg';
import { applyMigrations } from '@wfb/prisma/migrate';
import type { StackAddresses } from './setup/stack.ts';

/** Parts of the shared stack that belong to one test file (or one product) alone. */
export interface IsolatedStores extends StackAddresses {
  release(): Promise<void>;
}

/** How many numbered databases the test stack's Redis has; number 0 holds the counter. */
const redisDatabases = 256;

/**
 * A database with all migrations, and a Redis number. Temporal is shared as it is: workflow ids are run ids, and the
 * names of task queues hold the user's id.
 */
export async function isolateStores(stack: StackAddresses): Promise<IsolatedStores> {
  const [databaseUrl, redisUrl] = await Promise.all([
    createDatabase(stack.databaseUrl),
    takeRedisNumber(stack.redisUrl),
  ]);
  return {
    databaseUrl,
    redisUrl,
    temporalAddress: stack.temporalAddress,
    release: () => dropDatabase(stack.databaseUrl, databaseUrl),
  };
}

async function createDatabase(serverUrl: string): Promise<string> {
  const url = new URL(serverUrl);
  url.pathname = `/test_${randomBytes(6).toString('hex')}`;
  await applyMigrations(url.href);
  return url.href;
}

async function dropDatabase(serverUrl: string, databaseUrl: string): Promise<void> {
  const admin = new URL(serverUrl);
  admin.pathname = '/postgres';
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  try {
    const name = client.escapeIdentifier(new URL(databaseUrl).pathname.slice(1));
    await client.query(`drop database if exists ${name} with (force)`);
  } finally {
    await client.end();
  }
}

async function takeRedisNumber(redisUrl: string): Promise<string> {
  const counter = new Redis(redisUrl);
  try {
    const number = ((await counter.incr('wfb-test:redis-number')) % (redisDatabases - 1)) + 1;
    await counter.select(number);
    await counter.flushdb();
    const url = new URL(redisUrl);
    url.pathname = `/${number}`;
    return url.href;
  } finally {
    counter.disconnect();
  }
}
