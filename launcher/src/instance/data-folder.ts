import { mkdir, readdir, readFile, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../problem.ts';

/** Raise it with a migration of the folder's layout; the database migrates by itself. */
const currentFormat = 1;
const neededFreeBytes = 300 * 1024 * 1024;

/** Makes or opens the folder that holds an instance's data, and refuses one that is not ours or not of our time. */
export async function openDataFolder(folder: string): Promise<void> {
  // Root's PostgreSQL runs under another account, which must be able to pass through (and to list nothing).
  await mkdir(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  await refuseFullDisk(folder);
  const marker = join(folder, 'format.json');
  const text = await readFile(marker, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

  if (text === undefined) {
    if ((await readdir(folder)).length > 0) {
      throw new Problem(
        `${folder} holds files, but is not a data folder of this product.`,
        'Point WFB_DATA_DIR to an empty folder, or to one that an earlier start has made.',
      );
    }
    await writeFile(marker, JSON.stringify({ product: 'wfb', format: currentFormat }) + '\n');
    return;
  }

  const format = readFormat(text);
  if (format === undefined) {
    throw new Problem(
      `${marker} cannot be read.`,
      'Restore the folder from a backup, or point WFB_DATA_DIR to another folder.',
    );
  }
  if (format > currentFormat) {
    throw new Problem(
      `The data folder ${folder} was made by a newer version (format ${format}; this version knows ${currentFormat}).`,
      'Update this product, or point WFB_DATA_DIR to another folder.',
    );
  }
  if (format < currentFormat) {
    throw new Problem(
      `The data folder ${folder} has the old format ${format}, which this version no longer reads.`,
      'Start it once with the version that made it and move your workflows over, or point WFB_DATA_DIR to another folder.',
    );
  }
}

function readFormat(text: string): number | undefined {
  try {
    const { product, format } = JSON.parse(text) as { product?: unknown; format?: unknown };
    return product === 'wfb' && typeof format === 'number' ? format : undefined;
  } catch {
    return undefined;
  }
}

async function refuseFullDisk(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < neededFreeBytes) {
    const left = Math.floor((bavail * bsize) / 1024 / 1024);
    throw new Problem(
      `The disk of ${folder} is full: ${left} MB left, at least ${neededFreeBytes / 1024 / 1024} MB are needed.`,
      'Free some space, or point WFB_DATA_DIR to a folder on another disk.',
    );
  }
}
