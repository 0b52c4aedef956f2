import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { createPrisma } from '@wfb/prisma';
import { applyMigrations } from '@wfb/prisma/migrate';

let url: string;
beforeEach(() => {
  const fresh = new URL(inject('stack').databaseUrl);
  fresh.pathname = `/test_${randomBytes(6).toString('hex')}`;
  url = fresh.href;
});
afterEach(async () => {
  const name = new URL(url).pathname.slice(1);
  // From the database that every server has: the product's own may not be made yet.
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  await query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, maintenance.href);
});

async function query(sql: string, databaseUrl = url): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

test('makes the database where it is absent, and servers that start at once do it once', async () => {
  const results = await Promise.all([applyMigrations(url), applyMigrations(url), applyMigrations(url)]);
  const applied = results.map((result) => result.applied.length).sort((a, b) => b - a);
  expect(applied[0]).toBeGreaterThan(1);
  expect(applied.slice(1)).toEqual([0, 0]);
  expect(await applyMigrations(url)).toEqual({ applied: [] });
});

test('refuses a database of a newer release', async () => {
  await applyMigrations(url);
  await query(`UPDATE _prisma_migrations SET migration_name = '29990101000000_future'
    WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)`);
  await expect(applyMigrations(url)).rejects.toMatchObject({ code: 'NEWER_DATABASE' });
});

test('refuses a database whose migrations were other ones', async () => {
  await applyMigrations(url);
  await query(`UPDATE _prisma_migrations SET checksum = 'other'`);
  await expect(applyMigrations(url)).rejects.toMatchObject({ code: 'CHANGED_MIGRATION' });
});

test('leaves nothing of a migration that fails', async () => {
  // Something of another program is in the way of the second migration, in its middle.
  await applyMigrations(url);
  const names = (await query('SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1')).map(
    ({ name }) => String(name),
  );
  await query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await query('CREATE FUNCTION refuse_version_change() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$');
  await expect(applyMigrations(url)).rejects.toMatchObject({ code: 'FAILED_MIGRATION' });
  const kept = await query('SELECT migration_name AS name FROM _prisma_migrations');
  expect(kept.map(({ name }) => name)).toEqual(names.slice(0, 1));
  expect(await query(`SELECT 1 FROM pg_constraint WHERE conname = 'members_role_check'`)).toEqual([]);
  // With the obstacle gone it goes on from where it was.
  await query('DROP FUNCTION refuse_version_change()');
  expect((await applyMigrations(url)).applied).toEqual(names.slice(1));
});

test('what a status may be is held by the database too', async () => {
  await applyMigrations(url);
  const prisma = createPrisma(url, { max: 1 });
  try {
    await prisma.workspace.create({ data: { id: 'w', name: 'W', slug: 'w' } });
    await prisma.user.create({ data: { id: 'u', name: 'U', email: 'u@example.com', instanceOwner: true } });
    await expect(
      prisma.member.create({ data: { id: 'm', organizationId: 'w', userId: 'u', role: 'emperor' } }),
    ).rejects.toThrow();
    await expect(
      prisma.user.create({ data: { id: 'v', name: 'V', email: 'v@example.com', instanceOwner: true } }),
    ).rejects.toThrow();
  } finally {
    await prisma.$disconnect();
  }
});
