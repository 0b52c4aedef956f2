import { wakeChannel } from '@wfb/engine/contract';
import fp from 'fastify-plugin';
import { needLook } from '../features/fleet/fleet-pools.ts';
import { createKubernetesApi } from '../features/fleet/kubernetes-api.ts';
import { createFleetRound } from '../features/fleet/round.ts';

/** Not by a job: which cluster a server stands in matters, and workers have to come also while Redis is away. */
const everyMs = 10_000;
/** Wishes of so long a time are looked after at once: a burst of runs asks for little. */
const gatherMs = 300;

/** Where pools have Deployments in a cluster (WORKER_FLEET=kubernetes), these follow the number of workers that is wanted. */
export const fleetPlugin = fp(
  async (app) => {
    const { config, prisma, log } = app;
    if (!app.background || config.WORKER_FLEET !== 'kubernetes') return;
    const api = createKubernetesApi({
      url: config.KUBERNETES_API_URL,
      accountFolder: config.KUBERNETES_ACCOUNT_DIR,
    });
    const round = createFleetRound({
      ...{ prisma, api, log, region: config.REGION },
      templateName: config.WORKER_TEMPLATE,
    });
    let running: Promise<void> | undefined;
    let again = false;
    let closing = false;
    const woken = new Set<string>();
    let soon: NodeJS.Timeout | undefined;

    function look(): void {
      if (closing) return;
      again = running !== undefined;
      running ??= round()
        .then(
          () => undefined,
          (error: unknown) => log.warn({ err: error }, 'the Deployments of pools could not be looked at'),
        )
        .finally(() => {
          running = undefined;
          if (again) look();
        });
    }

    async function lookAtWoken(): Promise<void> {
      soon = undefined;
      const names = [...woken];
      woken.clear();
      if (await needLook(prisma, names)) look();
    }

    const told = app.createRedis({ maxRetriesPerRequest: null });
    told.on('message', (_channel, queueName) => {
      woken.add(queueName);
      soon ??= setTimeout(() => {
        lookAtWoken().catch((error: unknown) => log.debug({ err: error }, 'a pool waits for the next round'));
      }, gatherMs);
    });
    told
      .subscribe(wakeChannel)
      .catch((error: unknown) => log.warn({ err: error }, 'sleeping pools wake with the next round only'));
    const timer = setInterval(() => {
      if (!running) look();
    }, everyMs);
    look();

    app.addHook('onClose', async () => {
      closing = true;
      clearInterval(timer);
      clearTimeout(soon);
      await running;
      api.close();
    });
  },
  { name: 'fleet', dependencies: ['config', 'prisma', 'redis'] },
);
