import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitUntil } from '../wait.ts';
import { signalQuietly } from './guarded-process.ts';
import {
  identifyProcess,
  isSameProcessAlive,
  type ProcessIdentity,
} from '@wfb/engine/contract/process-identity';

interface Record extends ProcessIdentity {
  stopSignal: NodeJS.Signals;
}

const recordPath = (runFolder: string, name: string) => join(runFolder, `${name}.json`);

/** Writes down which process serves `name`, so that a later start can prove it is its own. */
export async function recordProcess(
  runFolder: string,
  name: string,
  pid: number,
  stopSignal: NodeJS.Signals,
): Promise<void> {
  const identity = identifyProcess(pid);
  if (!identity) return;
  await mkdir(runFolder, { recursive: true });
  await writeFile(recordPath(runFolder, name), JSON.stringify({ ...identity, stopSignal } satisfies Record));
}

export async function forgetProcess(runFolder: string, name: string): Promise<void> {
  await rm(recordPath(runFolder, name), { force: true });
}

/** Those that use the stores go first, so that they can finish what they are doing. */
const users = ['server', 'worker-host'];
const stores = ['temporal', 'redis', 'postgres'];

/**
 * Stops what an earlier launcher of this data folder left running: it was killed, and so were the watchers that would
 * have stopped its children, or these are not done yet. To be called under the folder's lock, before ports are chosen.
 */
export async function stopLeftovers(runFolder: string): Promise<void> {
  for (const group of [users, stores]) await Promise.all(group.map((name) => stopLeftover(runFolder, name)));
}

/**
 * A process whose number and start time do not both match is somebody else's and is left alone.
 *
 * @returns whether there was something to stop.
 */
export async function stopLeftover(runFolder: string, name: string): Promise<boolean> {
  const record = await readFile(recordPath(runFolder, name), 'utf8').then(
    (text) => JSON.parse(text) as Record,
    () => undefined,
  );
  if (!record) return false;
  const alive = isSameProcessAlive(record);
  if (alive) {
    signalQuietly(record.pid, record.stopSignal);
    const isGone = () => !isSameProcessAlive(record);
    if (!(await waitUntil(isGone, { timeoutMs: 15_000 }))) {
      signalQuietly(-record.pid, 'SIGKILL');
      await waitUntil(isGone, { timeoutMs: 5_000 });
    }
  }
  await forgetProcess(runFolder, name);
  return alive;
}
