import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Migration } from './migration-files.ts';
import { readMigrations } from './migration-files.ts';

// Prisma's engine would apply migrations too, but its WebAssembly build cuts scripts at every semicolon, so no function or trigger gets
// through, and a script that fails half-way stays half-applied. Here each migration is one transaction. The table is Prisma's own, so its
// other tools (`prisma migrate status`, `resolve`) understand the database.

/** Any number that nothing else in the database locks by. */
const migrationLock = 7_326_001;

/** A database that this release cannot use as it is; the message says what to do. */
export class MigrationError extends Error {
  readonly code: 'NEWER_DATABASE' | 'CHANGED_MIGRATION' | 'FAILED_MIGRATION';
  constructor(code: MigrationError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MigrationError';
    this.code = code;
  }
}

/**
 * Brings the database at `databaseUrl` to this release's schema, and makes it where it is absent.
 * Servers that start at the same time wait for each other. Gives the names of the migrations that were applied.
 */
export async function applyMigrations(databaseUrl: string): Promise<{ applied: string[] }> {
  await createDatabaseIfAbsent(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'wfb-migrate' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await client.query(`SET client_min_messages = warning; ${migrationsTable}`);
    const pending = await findPending(client, await readMigrations());
    for (const migration of pending) await apply(client, migration);
    return { applied: pending.map((migration) => migration.name) };
  } finally {
    // Ending the session also gives the lock back.
    await client.end();
  }
}

const migrationsTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`;

async function findPending(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  for (const row of rows) {
    if (!known.has(row.name)) {
      throw new MigrationError(
        'NEWER_DATABASE',
        `The database was made by a newer release (it has the migration ${row.name}). Start that release, or use another database.`,
      );
    }
    if (!row.finished) {
      throw new MigrationError(
        'FAILED_MIGRATION',
        `The migration ${row.name} was begun and not finished. Restore the database from a backup, or mend it and mark the migration with "prisma migrate resolve".`,
      );
    }
    if (known.get(row.name) !== row.checksum) {
      throw new MigrationError(
        'CHANGED_MIGRATION',
        `The migration ${row.name} was changed after it was applied to this database. Restore the file; changes belong in a new migration.`,
      );
    }
  }
  const applied = new Set(rows.map((row) => row.name));
  return migrations.filter((migration) => !applied.has(migration.name));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(migration.script);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw new MigrationError(
      'FAILED_MIGRATION',
      `The migration ${migration.name} failed, and nothing of it was kept: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

async function createDatabaseIfAbsent(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  try {
    await client.connect();
    return;
  } catch (error) {
    if (!isPgError(error, '3D000')) throw error;
  } finally {
    await client.end().catch(() => {});
  }
  const url = new URL(databaseUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  url.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    // Another server made it in the meantime.
    if (!isPgError(error, '42P04') && !isPgError(error, '23505')) throw error;
  } finally {
    await admin.end();
  }
}

function isPgError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
