import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../paths.ts';
import { Problem } from '../problem.ts';
import { tryLock } from '../process/file-lock.ts';
import { waitUntil } from '../wait.ts';

export interface Build {
  name: string;
  /** Patterns, relative to the repository, of all files the result depends on. */
  inputs: readonly string[];
  /** A file the build makes last. */
  output: string;
  run: () => Promise<void>;
}

/**
 * Runs a build only if the content of one of its inputs has changed since it last succeeded. Of two starts at once,
 * one builds and the other waits for it.
 */
export async function buildWhenStale(build: Build): Promise<void> {
  const stampFile = join(repositoryRoot, '.cache', 'stamps', build.name);
  const stamp = await hashFiles(build.inputs);
  const isFresh = async () =>
    existsSync(join(repositoryRoot, build.output)) &&
    (await readFile(stampFile, 'utf8').catch(() => undefined)) === stamp;
  if (await isFresh()) return;

  const lockFile = `${stampFile}.lock`;
  const isOurs = async () => (await tryLock(lockFile)).held;
  if (!(await waitUntil(isOurs, { timeoutMs: 600_000, intervalMs: 250 }))) {
    throw new Problem(
      `Another start has been building "${build.name}" for ten minutes.`,
      `Stop it, or delete ${lockFile}.`,
    );
  }
  try {
    if (await isFresh()) return;
    await build.run();
    await mkdir(dirname(stampFile), { recursive: true });
    await writeFile(stampFile, stamp);
  } finally {
    await rm(lockFile, { force: true });
  }
}

async function hashFiles(patterns: readonly string[]): Promise<string> {
  const exclude = (path: string) => path.includes('node_modules');
  const files: string[] = [];
  for await (const file of glob(patterns, { cwd: repositoryRoot, exclude })) files.push(file);
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    const path = join(repositoryRoot, file);
    if ((await stat(path)).isFile()) hash.update(`${file}\n`).update(await readFile(path));
  }
  return hash.digest('hex');
}
