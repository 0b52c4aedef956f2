import { applyMigrations, MigrationError } from './migrate.ts';

// `node prisma/src/migrate-command.ts`: brings the database to this release, and ends. For deployments that do it before their servers start.

const url = process.env['DATABASE_URL'];
if (!url) fail('DATABASE_URL must name the database.');
try {
  const { applied } = await applyMigrations(url);
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
} catch (error) {
  if (!(error instanceof MigrationError)) throw error;
  fail(error.message);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
