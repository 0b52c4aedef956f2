import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress } from 'node:zlib';
import type { Plan } from '@wfb/engine/compiler';
import type { StepEvent } from '@wfb/engine/contract';

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

const folder = path.join(import.meta.dirname, '..', 'histories');

interface History {
  events: unknown[];
}

/** A run as a release carried it, with all that is needed to replay it for ever. */
export interface Recording {
  name: string;
  runId: string;
  /** The version as it was stored. */
  plan: Plan;
  typescript: string;
  javascript: string;
  /** Base64; of the instance that the run began on. */
  key: string;
  /** As Temporal's own JSON. */
  history: History;
  /** Of the executions that carried it on, where there were more than one. */
  later?: History[];
  /** What its steps reported. */
  events: StepEvent[];
}

export const releasesWithRecordings = (): Promise<string[]> => readdir(folder);

export async function readRecordings(release: string): Promise<Recording[]> {
  const files = (await readdir(path.join(folder, release))).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const packed = await readFile(path.join(folder, release, file));
      return JSON.parse((await decompress(packed)).toString()) as Recording;
    }),
  );
}

export async function writeRecording(release: string, recording: Recording): Promise<void> {
  const file = path.join(folder, release, `${recording.plan.functionName}.json.br`);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, await compress(JSON.stringify(recording)));
}
