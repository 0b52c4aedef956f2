import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { CommandError } from './fail.ts';

/** Where somebody is signed in, and by which token. */
export interface SavedSession {
  url: string;
  token: string;
}

export function sessionPath(env: NodeJS.ProcessEnv): string {
  return join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'wfb', 'session.json');
}

/** Readable for its owner alone: the token is as good as a password. */
export async function saveSession(path: string, session: SavedSession): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, `${JSON.stringify(session, null, 2)}\n`, { mode: 0o600 });
}

export async function removeSession(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** `WFB_URL` and `WFB_TOKEN` stand in for the file, for machines that sign in otherwise. */
export async function loadSession(path: string, env: NodeJS.ProcessEnv): Promise<SavedSession> {
  if (env['WFB_URL'] && env['WFB_TOKEN']) return { url: env['WFB_URL'], token: env['WFB_TOKEN'] };
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CommandError('You are not signed in. Run: wfb login --url <address> --email <address>');
  });
  return JSON.parse(text) as SavedSession;
}
