import type { InstanceSecrets } from '../instance/instance-secrets.ts';
import { openPortBook } from '../ports.ts';
import type { Progress } from '../progress.ts';
import { startPostgres } from './postgres.ts';
import { startRedis } from './redis.ts';
import { givenService, type Service } from './service.ts';
import { startTemporal } from './temporal.ts';

export interface StackOptions {
  dataFolder: string;
  secrets: InstanceSecrets;
  progress: Progress;
  /** Servers that exist already; what is given here is neither started nor stopped. */
  given?: { databaseUrl?: string; redisUrl?: string; temporalAddress?: string };
  preferredPorts?: { postgres?: number; redis?: number; temporal?: number };
  durable?: boolean;
}

/** The three data stores, started side by side. Each can be awaited by itself, so nobody waits for all of them. */
export interface Stack {
  postgres: Promise<Service>;
  redis: Promise<Service>;
  temporal: Promise<Service>;
  stop(): Promise<void>;
}

export async function startStack(options: StackOptions): Promise<Stack> {
  const { dataFolder, secrets, progress, given = {}, preferredPorts = {}, durable } = options;
  const ports = await openPortBook(dataFolder);
  const report = progress.info;

  const start = (
    url: string | undefined,
    title: string,
    run: (note: (text: string) => void) => Promise<Service>,
  ) => (url ? Promise.resolve(givenService(url)) : progress.step(title, run));

  const postgres = start(given.databaseUrl, 'Database', (note) =>
    startPostgres({
      dataFolder,
      ports,
      note,
      report,
      durable,
      password: secrets.postgresPassword,
      preferredPort: preferredPorts.postgres ?? 54320,
    }),
  );
  const redis = start(given.redisUrl, 'Redis', (note) =>
    startRedis({
      dataFolder,
      ports,
      note,
      report,
      password: secrets.redisPassword,
      preferredPort: preferredPorts.redis ?? 6390,
    }),
  );
  const temporal = start(given.temporalAddress, 'Temporal', (note) =>
    startTemporal({ dataFolder, ports, note, report, preferredPort: preferredPorts.temporal ?? 7240 }),
  );

  return {
    postgres,
    redis,
    temporal,
    async stop() {
      // Each one writes to none of the others, so the order among them only has to be a fixed one.
      for (const starting of [temporal, redis, postgres]) {
        const service = await starting.catch(() => undefined);
        await service?.stop();
      }
    },
  };
}
