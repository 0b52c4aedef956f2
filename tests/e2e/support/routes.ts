import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@wfb/launcher/paths';

/** Every page of the web interface, as its router names it: `/runs/[id]`. */
export async function findRoutes(): Promise<string[]> {
  const folder = join(repositoryRoot, 'web', 'src', 'routes');
  const routes: string[] = [];
  for await (const file of glob('**/+page.svelte', { cwd: folder })) {
    const parts = file.split('/').slice(0, -1);
    // Names in parentheses only group files.
    routes.push(`/${parts.filter((part) => !part.startsWith('(')).join('/')}`);
  }
  return routes.toSorted();
}
