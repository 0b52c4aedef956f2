import { setTimeout as delay } from 'node:timers/promises';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LauncherConfig } from '../config.ts';
import { openDataFolder } from '../instance/data-folder.ts';
import { lockInstance } from '../instance/instance-lock.ts';
import { loadInstanceSecrets } from '../instance/instance-secrets.ts';
import type { Progress } from '../progress.ts';
import { startStack } from '../services/stack.ts';
import { stopLeftovers } from '../process/leftovers.ts';
import { untilAskedToStop } from '../process/stop-signal.ts';

/** A download or a build that is under way cannot be awaited; what is left then ends with this process. */
const stopWithinMs = 30_000;

/**
 * The data stores alone, for those who work on the product and run a server by hand. Their addresses are written to
 * `<data folder>/env`, to be sourced by a shell.
 */
export async function runServices(config: LauncherConfig, progress: Progress): Promise<void> {
  const stopRequested = untilAskedToStop();
  const dataFolder = config.WFB_DATA_DIR;
  await openDataFolder(dataFolder);
  const lock = await lockInstance(dataFolder);
  await stopLeftovers(join(dataFolder, 'run'));
  const secrets = await loadInstanceSecrets(dataFolder);
  const stack = await startStack({
    dataFolder,
    secrets,
    progress,
    given: {
      databaseUrl: config.DATABASE_URL,
      redisUrl: config.REDIS_URL,
      temporalAddress: config.TEMPORAL_ADDRESS,
    },
    preferredPorts: {
      postgres: config.WFB_POSTGRES_PORT,
      redis: config.WFB_REDIS_PORT,
      temporal: config.WFB_TEMPORAL_PORT,
    },
  });
  const started = Promise.all([stack.postgres, stack.redis, stack.temporal]);
  started.catch(() => undefined); // a stop during the start makes its failure no news
  try {
    const services = await Promise.race([started, stopRequested.then(() => undefined)]);
    if (!services) return;
    const [postgres, redis, temporal] = services;
    const lines = [
      `export DATABASE_URL='${postgres.url}'`,
      `export REDIS_URL='${redis.url}'`,
      `export TEMPORAL_ADDRESS='${temporal.url}'`,
    ];
    const envFile = join(dataFolder, 'env');
    await writeFile(envFile, lines.join('\n') + '\n', { mode: 0o600 });
    progress.info(
      `${lines.join('\n')}\n\nReady. These lines are also in ${envFile}. Ctrl-C stops the services.`,
    );
    await stopRequested;
  } finally {
    await progress.step('Stopping', () => Promise.race([stack.stop(), delay(stopWithinMs)]));
    await lock.release();
  }
}
