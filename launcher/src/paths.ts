import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export const repositoryRoot = resolve(import.meta.dirname, '../..');

/** Downloads that any checkout may share: `WFB_CACHE_DIR`, else `$XDG_CACHE_HOME/wfb`, else `~/.cache/wfb`. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env['WFB_CACHE_DIR']) return resolve(env['WFB_CACHE_DIR']);
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'wfb');
}
