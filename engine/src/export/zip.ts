import { strToU8, zipSync } from 'fflate';
import type { ProjectFiles } from './index.ts';

/** The earliest moment that a ZIP can name: the same project always gives the same bytes. */
const mtime = new Date(1980, 0, 1);

/** A project as a ZIP, in a folder of its own. */
export function zipProject(folder: string, files: ProjectFiles): Uint8Array {
  const entries = Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(entries.map(([file, text]) => [`${folder}/${file}`, strToU8(text)])), {
    mtime,
  });
}
