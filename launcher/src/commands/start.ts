import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import qrcode from 'qrcode';
import { buildPrismaClient, buildWeb, buildWorkflowCode, webFolder } from '../build/builds.ts';
import type { LauncherConfig } from '../config.ts';
import { toChildEnvironment, type Listener } from '../instance/child-environment.ts';
import { openDataFolder } from '../instance/data-folder.ts';
import { lockInstance } from '../instance/instance-lock.ts';
import { loadInstanceSecrets } from '../instance/instance-secrets.ts';
import { chooseListener } from '../instance/listener.ts';
import { askServer, startServer, startWorkerHost, type ProductOptions } from '../instance/product.ts';
import type { Kept } from '../process/keep-running.ts';
import { stopLeftovers } from '../process/leftovers.ts';
import { untilAskedToStop } from '../process/stop-signal.ts';
import { Problem } from '../problem.ts';
import type { Progress } from '../progress.ts';
import { startStack, type Stack } from '../services/stack.ts';
import { waitUntil } from '../wait.ts';

export interface StartOptions {
  /** Listen on the network, over HTTPS. */
  lan: boolean;
}

/** A download or a build that is under way cannot be awaited; what is left then ends with this process. */
const stopWithinMs = 75_000;

/** Brings up the whole product and keeps it running until it is told to stop. */
export async function runProduct(
  config: LauncherConfig,
  progress: Progress,
  options: StartOptions,
): Promise<void> {
  const stopRequested = untilAskedToStop();
  const dataFolder = config.WFB_DATA_DIR;
  await openDataFolder(dataFolder);
  const lock = await lockInstance(dataFolder);
  await stopLeftovers(join(dataFolder, 'run'));
  const running: Running = { product: [], stopping: new AbortController() };
  try {
    const started = bringUp(config, progress, options, running);
    // A stop during the start: what is under way is stopped below, and its failure is then no news.
    started.catch(() => undefined);
    const listener = await Promise.race([started, stopRequested.then(() => undefined)]);
    if (listener) {
      await lock.announce(listener.publicUrl);
      progress.info(await welcome(listener));
      await stopRequested;
    }
  } finally {
    progress.info('');
    await progress.step('Stopping', () => Promise.race([bringDown(running), delay(stopWithinMs)]));
    await lock.release();
  }
}

interface Running {
  stopping: AbortController;
  stack?: Promise<Stack>;
  product: Promise<Kept>[];
}

async function bringUp(
  config: LauncherConfig,
  progress: Progress,
  options: StartOptions,
  running: Running,
): Promise<Listener> {
  const dataFolder = config.WFB_DATA_DIR;
  const [listener, secrets] = await Promise.all([
    chooseListener(config, options),
    loadInstanceSecrets(dataFolder),
  ]);

  // What does not depend on one another runs side by side; a warm start lasts as long as its longest chain.
  running.stack = startStack({
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
  const stack = await running.stack;
  const prismaClient = progress.step('Database client', buildPrismaClient);
  const web = progress.step('Web interface', buildWeb);
  const workflowCode = progress.step('Workflow code', buildWorkflowCode);
  const migrated = Promise.all([stack.postgres, prismaClient]).then(([{ url }]) =>
    progress.step('Migrations', async () => {
      const { applyMigrations } = await import('@wfb/prisma/migrate');
      await applyMigrations(url);
    }),
  );
  const [postgres, redis, temporal] = await Promise.all([
    stack.postgres,
    stack.redis,
    stack.temporal,
    migrated,
    web,
    workflowCode,
  ]);

  running.stopping.signal.throwIfAborted();
  const addresses = { databaseUrl: postgres.url, redisUrl: redis.url, temporalAddress: temporal.url };
  const product: ProductOptions = {
    dataFolder,
    listener,
    report: progress.info,
    environment: toChildEnvironment({ config, secrets, addresses, listener, webFolder }),
  };
  await progress.step('Server and workers', async () => {
    running.product = [startServer(product), startWorkerHost(product)];
    await Promise.all(running.product);
    await untilReady(product);
  });
  return listener;
}

async function untilReady({ listener, dataFolder }: ProductOptions): Promise<void> {
  let last = '';
  const ready = await waitUntil(
    async () => {
      const { status, body } = await askServer(listener, '/readyz');
      last = body;
      return status === 200;
    },
    { timeoutMs: 60_000 },
  );
  if (!ready) {
    throw new Problem(
      `The product runs, but is not ready after a minute. It says: ${last || '(nothing)'}`,
      `The logs are in ${dataFolder}/logs.`,
    );
  }
}

/** Server and workers first, as they need the stores to finish what they are doing. */
async function bringDown({ stack, product, stopping }: Running): Promise<void> {
  stopping.abort();
  await Promise.all(product.map(async (starting) => (await starting.catch(() => undefined))?.stop()));
  await (await stack?.catch(() => undefined))?.stop();
}

async function welcome(listener: Listener): Promise<string> {
  // A log file shows no colours; plain blocks are readable there too.
  const look = process.stdout.isTTY
    ? ({ type: 'terminal', small: true } as const)
    : ({ type: 'utf8' } as const);
  const code = await qrcode.toString(listener.publicUrl, look);
  const trust = listener.tls?.authority
    ? `\nPhones warn about the certificate until they trust ${listener.tls.authority} (see the README).`
    : '';
  return `\n${code}\nReady: ${listener.publicUrl}${trust}\nCtrl-C stops it.\n`;
}
