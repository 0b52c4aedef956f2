import { leaseForMs, outboxChannel } from '@wfb/engine/contract';
import type { PrismaClient } from '@wfb/prisma';
import fp from 'fastify-plugin';
import { publishApproval } from '../features/approvals/live.ts';
import { createStepEventConsumer } from '../features/runs/projection/consumer.ts';
import { createProjector } from '../features/runs/projection/projector.ts';
import { createApprovalWatch } from '../jobs/approvals.ts';
import { archiveDrained } from '../features/pools/service.ts';
import { createRegionWatch } from '../jobs/regions.ts';
import { createReadModelFollower } from '../jobs/read-models.ts';
import { createReconciler } from '../jobs/reconcile.ts';
import { createBacklogReader } from '../features/scaling/queue-backlog.ts';
import { createScalingRound } from '../features/scaling/round.ts';
import { createSplittingRound } from '../features/splitting/round.ts';
import { createStatisticsRollup } from '../features/statistics/rollup.ts';
import { createRollup } from '../jobs/rollup.ts';
import { createTidy } from '../jobs/tidy.ts';
import { createHeartbeats } from '../jobs/heartbeats.ts';

/** Somebody is there who carries runs. */
async function checkWorkers(prisma: PrismaClient): Promise<string> {
  const hosts = await prisma.workerHost.count({
    where: { stoppedAt: null, drainingAt: null, heartbeatAt: { gt: new Date(Date.now() - leaseForMs) } },
  });
  if (hosts === 0) throw new Error('No worker-host is alive: runs wait until one is.');
  return hosts === 1 ? 'One worker-host is alive.' : `${hosts} worker-hosts are alive.`;
}

/** What this process does besides answering requests: the outbox, the projection of step events, and jobs. */
export const backgroundPlugin = fp(
  async (app) => {
    if (!app.background) return;
    const { prisma, redis, live, log, services } = app;
    const { outbox, jobs, carrier, showRuns, versions, wake } = services;
    const kickOutbox = (): void => outbox.kick();
    const announce = (runId: string): void => void showRuns({ runIds: [runId], steps: [] });

    const heartbeats = createHeartbeats({ redis, jobs, log });
    const reconciler = createReconciler({ prisma, redis, carrier, log, kickOutbox, announce });
    const rollup = createRollup({ prisma });
    const statistics = createStatisticsRollup({ prisma, versions });
    const readBacklog = createBacklogReader(app.temporal);
    const scale = createScalingRound({ prisma, readBacklog, wake, log });
    const split = createSplittingRound({ prisma, wake, log });
    const tidy = createTidy({ prisma, blobs: app.blobs, historyDays: () => carrier.historyDays() });
    const followReadModels = createReadModelFollower({ prisma });
    const watchApprovals = createApprovalWatch({
      prisma,
      kickOutbox,
      publish: (id) => publishApproval({ prisma, live }, id),
    });
    const watchRegions = createRegionWatch({ prisma, kickOutbox });
    const consumer = createStepEventConsumer({
      blocking: app.createRedis({ maxRetriesPerRequest: null }),
      redis,
      log,
      project: createProjector({ prisma, log, onProjected: showRuns, kickOutbox }),
      onLost() {
        // Rather now than when each run's turn comes.
        jobs
          .add('reconcile', [{ data: { task: 'everything' }, id: 'everything' }])
          .catch((error: unknown) => log.warn({ err: error }, 'open runs are compared later'));
      },
    });

    const told = app.createRedis({ maxRetriesPerRequest: null });
    told.on('message', kickOutbox);
    told
      .subscribe(outboxChannel)
      .catch((error: unknown) => log.warn({ err: error }, 'the outbox is polled only'));

    await heartbeats.checkRedis();
    consumer.start();
    outbox.start();
    await jobs.start({
      async delivery({ outboxId }) {
        const row = await outbox.claim(outboxId);
        if (row) await outbox.carryOut(row);
      },
      async reconcile({ task }) {
        if (task === 'heartbeat') return heartbeats.jobTaken();
        if (task === 'approvals') return watchApprovals();
        if (task === 'readModels') return followReadModels();
        if (task === 'tidy') return tidy();
        if (task === 'regions') {
          await watchRegions();
          return archiveDrained(prisma);
        }
        if (task === 'everything') return reconciler.everything();
        await services.schedules.refreshDue();
        return reconciler.runs();
      },
      async rollup({ task }) {
        await rollup[task]();
        await statistics[task]();
      },
      scaling: () => scale(),
      splitting: () => split(),
    });
    heartbeats.start();
    app.readiness.add('redis', heartbeats.check);
    app.readiness.add('workers', () => checkWorkers(prisma));

    // The listener is closed by then: what is at hand is finished, nothing new is taken.
    app.addHook('onClose', async () => {
      heartbeats.stop();
      await Promise.all([consumer.stop(), outbox.stop(), jobs.stop()]);
    });
  },
  { name: 'background', dependencies: ['services', 'readiness'] },
);
