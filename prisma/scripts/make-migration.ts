// For contributors. `node prisma/scripts/make-migration.ts <name>` writes the difference between schema.prisma and the schema of the last
// migration (kept beside the migrations) as a new migration; with `--check` it writes nothing and fails where they differ.
// DATABASE_URL names any PostgreSQL server: the engine insists on a connection, though it reads and writes nothing there.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrationsDir, schemaPath } from '../src/migration-files.ts';
import { withSchemaEngine } from './schema-engine.ts';

const snapshotPath = join(migrationsDir, 'schema.prisma');
const check = process.argv.includes('--check');
const name = process.argv.slice(2).find((word) => !word.startsWith('-'));
if (!check && !/^[a-z][a-z0-9_]*$/.test(name ?? '')) {
  fail('Give the migration a name in snake_case: node prisma/scripts/make-migration.ts add_tags');
}

const schema = await readFile(schemaPath, 'utf8');
const before = existsSync(snapshotPath) ? await readFile(snapshotPath, 'utf8') : undefined;
if (schema === before) {
  console.log('schema.prisma and the migrations agree.');
} else if (check) {
  fail('schema.prisma was changed since the last migration: node prisma/scripts/make-migration.ts <name>');
} else {
  await writeMigration(await difference(before, schema));
}

async function writeMigration(script: string): Promise<void> {
  if (script) {
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const directory = join(migrationsDir, `${stamp}_${name}`);
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, 'migration.sql'), script);
    console.log(`Wrote ${join(directory, 'migration.sql')}. Read it before you commit it.`);
  } else {
    console.log('Only words have changed: no migration is needed.');
  }
  await writeFile(join(migrationsDir, 'migration_lock.toml'), 'provider = "postgresql"\n');
  await writeFile(snapshotPath, schema);
}

/** Schema to schema: the engine's WebAssembly build cannot read a database's catalogue through the adapter. */
async function difference(from: string | undefined, to: string): Promise<string> {
  const url = process.env['DATABASE_URL'];
  if (!url) fail('Set DATABASE_URL to a PostgreSQL server.');
  const { stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from:
        from === undefined
          ? { tag: 'empty' }
          : { tag: 'schemaDatamodel', files: [{ path: snapshotPath, content: from }] },
      to: { tag: 'schemaDatamodel', files: [{ path: schemaPath, content: to }] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  return stdout && !stdout.startsWith('-- This is an empty migration') ? stdout : '';
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
