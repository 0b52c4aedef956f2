import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const migrationsDir = fileURLToPath(new URL('../migrations', import.meta.url));
export const schemaPath = fileURLToPath(new URL('../schema.prisma', import.meta.url));

export interface Migration {
  /** Folder of the migration; begins with the moment it was made, so names sort in the order of application. */
  name: string;
  script: string;
  /** SHA-256 of the script, as Prisma's own tools compute it. */
  checksum: string;
}

/** The migrations of this release, in order. */
export async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(migrationsDir, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const script = await readFile(join(migrationsDir, name, 'migration.sql'), 'utf8');
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') };
    }),
  );
}
