import { Redis } from 'ioredis';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { isolateStores } from '../support/isolation.ts';

test('gives each caller an own migrated database and an own Redis number', async () => {
  const [one, other] = await Promise.all([isolateStores(inject('stack')), isolateStores(inject('stack'))]);
  const [here, there] = [new Redis(one.redisUrl), new Redis(other.redisUrl)];
  const client = new pg.Client({ connectionString: one.databaseUrl });
  try {
    await here.set('key', 'value');
    expect(await there.get('key')).toBeNull();

    await client.connect();
    const { rows } = await client.query('select count(*)::int as applied from _prisma_migrations');
    expect(rows[0].applied).toBeGreaterThan(0);
    expect(one.databaseUrl).not.toBe(other.databaseUrl);
  } finally {
    here.disconnect();
    there.disconnect();
    await client.end();
    await Promise.all([one.release(), other.release()]);
  }
});
