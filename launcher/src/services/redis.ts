import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { obtainValkey } from '../obtain/valkey-binary.ts';
import { runOwnProcess } from '../process/own-process.ts';
import { startOwnService, type Service, type ServiceContext } from './service.ts';

export interface RedisOptions extends ServiceContext {
  preferredPort: number;
  password: string;
}

export async function startRedis(options: RedisOptions): Promise<Service> {
  const { dataFolder, ports, password, note, report } = options;
  const program = await obtainValkey(note);
  const port = await ports.choose('redis', options.preferredPort);
  const folder = join(dataFolder, 'redis');
  await mkdir(folder, { recursive: true, mode: 0o700 });

  // In a file, as a password among the arguments would show in the list of processes.
  const configuration = join(folder, 'server.conf');
  const settings = [
    `port ${port}`,
    'bind 127.0.0.1',
    `requirepass ${password}`,
    `dir "${folder}"`,
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    // BullMQ loses jobs under any other policy.
    'maxmemory-policy noeviction',
    'databases 256',
  ];
  await writeFile(configuration, settings.join('\n') + '\n', { mode: 0o600 });

  const url = `redis://:${password}@127.0.0.1:${port}`;
  return startOwnService(url, () =>
    runOwnProcess({
      name: 'redis',
      title: 'The Redis server',
      dataFolder,
      logFile: join(dataFolder, 'logs', 'redis.log'),
      report,
      command: program,
      args: [configuration],
      cwd: folder,
      isReady: () => answers(url),
      readyWithinMs: 60_000,
    }),
  );
}

/** While it loads its data it answers with an error, which counts as not ready. */
async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 2_000,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  client.on('error', () => undefined); // reported by connect() already
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}
