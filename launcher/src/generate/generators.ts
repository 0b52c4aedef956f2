import { glob, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../obtain/command.ts';
import { repositoryRoot } from '../paths.ts';
import { withEnvironmentTable } from './environment-table.ts';

interface Generator {
  name: string;
  /** Patterns of the committed files it makes. */
  outputs: readonly string[];
  run: () => Promise<unknown>;
}

function script(path: string, ...args: string[]): Promise<string> {
  return runCommand(process.execPath, [join(repositoryRoot, path), ...args], { cwd: repositoryRoot });
}

/** Files that are committed because people and tools read them, and that are made from a source of their own. */
const generators: readonly Generator[] = [
  {
    name: 'Table of environment variables in README.md',
    outputs: ['README.md'],
    run: async () => {
      const readme = join(repositoryRoot, 'README.md');
      await writeFile(readme, withEnvironmentTable(await readFile(readme, 'utf8')));
    },
  },
  {
    name: 'The API’s document and the clients made from it',
    outputs: ['server/openapi.json', 'web/src/lib/api/generated.ts', 'cli/src/generated.ts'],
    run: () => script('server/scripts/generate-api.ts'),
  },
  {
    name: 'The reference of the language',
    outputs: ['docs/language.md', 'web/src/lib/features/help/language.json'],
    run: () => script('server/scripts/generate-language.ts'),
  },
  {
    name: 'The samples as a document',
    outputs: ['docs/samples.md'],
    run: () => script('server/scripts/generate-samples.ts'),
  },
];

/** A migration needs a name and a reader, so it is never made in passing; whether one is missing can be told. */
const migrations: Generator = {
  name: 'Migrations cover schema.prisma',
  outputs: [],
  run: () => script('prisma/scripts/make-migration.ts', '--check'),
};

/** Makes all generated files anew. */
export async function generateAll(): Promise<void> {
  for (const { name, run } of generators) {
    await run();
    console.log(`  ✓ ${name}`);
  }
}

export interface Drift {
  name: string;
  failure?: string;
}

/** Makes all generated files anew and says which of them were not what they should have been. */
export async function findDrift(): Promise<Drift[]> {
  const found: Drift[] = [];
  for (const { name, outputs, run } of [...generators, migrations]) {
    const before = await readAll(outputs);
    try {
      await run();
      const after = await readAll(outputs);
      const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
        (file) => before.get(file) !== after.get(file),
      );
      const failure = changed.length > 0 ? `${changed.join(', ')} changed; commit it` : undefined;
      found.push({ name, failure });
    } catch (error) {
      found.push({ name, failure: error instanceof Error ? error.message : String(error) });
    }
  }
  return found;
}

async function readAll(patterns: readonly string[]): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const file of glob(patterns, { cwd: repositoryRoot })) {
    const path = join(repositoryRoot, file);
    if (existsSync(path)) files.set(file, await readFile(path, 'utf8'));
  }
  return files;
}
