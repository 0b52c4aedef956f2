import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes a value where no file is yet; gives whether it was this call that wrote it. */
export async function createOnce(file: string, content: unknown): Promise<boolean> {
  await mkdir(path.dirname(file), { recursive: true });
  const text = JSON.stringify(content, null, 2);
  return writeFile(file, text, { flag: 'wx' }).then(() => true, ifCode('EEXIST', false));
}

/** The value of a file; null where there is none. */
export async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8').catch(ifCode('ENOENT', 'null')));
}

const ifCode =
  <T>(code: string, value: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === code) return value;
    throw error;
  };
