import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  identifyProcess,
  isSameProcessAlive,
  type ProcessIdentity,
} from '@wfb/engine/contract/process-identity';

export interface LockHolder extends ProcessIdentity {
  /** Where the holder can be reached, once it serves. */
  url?: string;
}

export type LockResult = { held: true; holder: LockHolder } | { held: false; holder: LockHolder | undefined };

/** Takes the lock, or says who has it. The lock of a process that is gone (killed, or the machine went down) is taken over. */
export async function tryLock(file: string): Promise<LockResult> {
  await mkdir(dirname(file), { recursive: true });
  const own = identifyProcess(process.pid) ?? { pid: process.pid, startedAt: 'unknown' };
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await writeFile(file, JSON.stringify(own), { flag: 'wx' });
      return { held: true, holder: own };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await readHolder(file);
    if (holder && isSameProcessAlive(holder)) return { held: false, holder };
    // Renaming lets one of two starters that found the same stale lock win; the other goes round again.
    const stale = `${file}.${process.pid}.stale`;
    await rename(file, stale).catch(() => undefined);
    await rm(stale, { force: true });
  }
  return { held: false, holder: undefined };
}

async function readHolder(file: string): Promise<LockHolder | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as LockHolder;
  } catch {
    return undefined;
  }
}
