import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readFile, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { runCommandAs } from '../obtain/command.ts';
import { Problem } from '../problem.ts';
import { runOwnProcess } from '../process/own-process.ts';
import {
  chooseClusterFolder,
  choosePostgresAccount,
  findPostgresPrograms,
  type PostgresAccount,
  type PostgresPrograms,
} from './postgres-programs.ts';
import { startOwnService, type Service, type ServiceContext } from './service.ts';

const majorVersion = '18';
const superuser = 'wfb';
const database = 'wfb';

export interface PostgresOptions extends ServiceContext {
  preferredPort: number;
  password: string;
  /** Tests give up safety from power cuts for speed. */
  durable?: boolean;
}

/** The product's database itself is made, where it is absent, by the migrations. */
export async function startPostgres(options: PostgresOptions): Promise<Service> {
  const { dataFolder, ports, password, note, report, durable = true } = options;
  const account = choosePostgresAccount();
  const programs = await findPostgresPrograms(account);
  const cluster = await prepareCluster(join(dataFolder, 'postgres'), programs, account, password, note);
  const port = await ports.choose('postgres', options.preferredPort);
  const urlOf = (name: string) => `postgresql://${superuser}:${password}@127.0.0.1:${port}/${name}`;

  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    // What is committed survives a kill -9 all the same: it is with the operating system.
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  };
  return startOwnService(urlOf(database), () =>
    runOwnProcess({
      name: 'postgres',
      title: 'The database',
      dataFolder,
      logFile: join(dataFolder, 'logs', 'postgres.log'),
      report,
      command: programs.postgres,
      args: ['-D', cluster, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
      cwd: cluster,
      ...account,
      env: { ...process.env, LC_ALL: 'C' },
      // "Fast" shutdown: it ends the connections that are open instead of waiting for them.
      stopSignal: 'SIGINT',
      isReady: () => answers(urlOf('postgres')),
      readyWithinMs: 60_000,
    }),
  );
}

/** The folder of an initialised cluster, which is initialised only once and only as a whole. */
async function prepareCluster(
  wanted: string,
  programs: PostgresPrograms,
  account: PostgresAccount | undefined,
  password: string,
  note: (text: string) => void,
): Promise<string> {
  if (!existsSync(join(wanted, 'PG_VERSION'))) {
    note('first initialisation');
    const target = await chooseClusterFolder(wanted, account);
    const partial = `${target}.partial`;
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true, mode: 0o700 });
    if (account) await chown(partial, account.uid, account.gid);
    await initialise(partial, programs, account, password);
    await rename(partial, target);
    if (target !== wanted) await symlink(target, wanted);
  }
  const cluster = await realpath(wanted);
  const found = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  if (found !== majorVersion) {
    throw new Problem(
      `The database in ${wanted} was made by PostgreSQL ${found}; this version runs ${majorVersion}.`,
      `Move it over with pg_dump and pg_restore, or point WFB_DATA_DIR to a new folder.`,
    );
  }
  return cluster;
}

async function initialise(
  folder: string,
  { initdb }: PostgresPrograms,
  account: PostgresAccount | undefined,
  password: string,
): Promise<void> {
  const passwordFolder = await mkdtemp(join(tmpdir(), 'wfb-initdb-'));
  const passwordFile = join(passwordFolder, 'password');
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (account) {
      await chown(passwordFolder, account.uid, account.gid);
      await chown(passwordFile, account.uid, account.gid);
    }
    const args = [
      `--pgdata=${folder}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The built-in collation sorts the same on every machine, whatever locales are installed.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ];
    await runCommandAs(account, initdb, args, {
      cwd: dirname(passwordFile),
      env: { ...process.env, LC_ALL: 'C' },
    });
  } finally {
    await rm(passwordFolder, { recursive: true, force: true });
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined); // reported by connect() already
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
