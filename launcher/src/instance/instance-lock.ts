import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { tryLock, type LockHolder } from '../process/file-lock.ts';

export interface InstanceLock {
  /** Tells a second start where the first one can be reached. */
  announce(url: string): Promise<void>;
  release(): Promise<void>;
}

/** One launcher per data folder. */
export async function lockInstance(dataFolder: string): Promise<InstanceLock> {
  const file = join(dataFolder, 'run', 'launcher.json');
  const { held, holder } = await tryLock(file);
  if (!held) throw alreadyRunning(dataFolder, holder);
  return {
    announce: (url) => writeFile(file, JSON.stringify({ ...holder, url } satisfies LockHolder)),
    release: () => rm(file, { force: true }),
  };
}

function alreadyRunning(dataFolder: string, holder: LockHolder | undefined): Problem {
  const where = holder?.url ? `, at ${holder.url}` : '';
  const who = holder ? ` (process ${holder.pid})` : '';
  const stop = holder ? `stop it (Ctrl-C in its terminal, or: kill ${holder.pid})` : 'stop it';
  return new Problem(
    `It is already running on ${dataFolder}${where}${who}.`,
    `Use that one, ${stop}, or give this one its own WFB_DATA_DIR and PORT.`,
  );
}
