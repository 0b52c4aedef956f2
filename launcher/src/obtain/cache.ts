import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../paths.ts';

/**
 * A folder of the cache, filled once by `fill` and never changed again. It appears under its name only when it is
 * complete, so a start that was interrupted leaves nothing half done, and of two at once either one's work serves both.
 *
 * @param entry path inside the cache, with the version in it: `temporal/1.5.1`
 * @param fill gets an empty folder on the same file system
 */
export async function cached(entry: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const target = join(cacheFolder(), entry);
  if (existsSync(target)) return target;
  await mkdir(dirname(target), { recursive: true });
  const temporary = await mkdtemp(`${target}.partial-`);
  // Ctrl-C during a long build ends the process without coming back here.
  const cleanUp = () => rmSync(temporary, { recursive: true, force: true });
  process.once('exit', cleanUp);
  try {
    await fill(temporary);
    await rename(temporary, target).catch((error: NodeJS.ErrnoException) => {
      if (!existsSync(target)) throw error;
    });
  } finally {
    process.removeListener('exit', cleanUp);
    await rm(temporary, { recursive: true, force: true });
  }
  return target;
}

/** The folder if an earlier start has filled it. */
export function findCached(entry: string): string | undefined {
  const target = join(cacheFolder(), entry);
  return existsSync(target) ? target : undefined;
}
