import type { PrismaClient } from '@wfb/prisma';
import type { FastifyBaseLogger } from 'fastify';
import { DomainError } from '../../errors.ts';
import { busiestQueue, estimateFor, findQueuesAtWork, lastDay, readPlaced } from './estimate.ts';
import { findHotActions } from './hot.ts';
import { endMerged, splitOff } from './split.ts';

/** Splits hot actions off where a project's policy says so and it is expected to help; lets the queues of merged ones go. */
export function createSplittingRound(deps: {
  prisma: PrismaClient;
  wake(queueName: string): void;
  log: FastifyBaseLogger;
}) {
  const { prisma, wake, log } = deps;

  return async function round(): Promise<void> {
    await endMerged(prisma);
    const automatic = await prisma.splitPolicy.findMany({
      where: { automatic: true, project: { archivedAt: null } },
      select: { projectId: true },
    });
    for (const { projectId } of automatic) await splitHot(projectId);
  };

  async function splitHot(projectId: string): Promise<void> {
    const { items } = await findHotActions(prisma, projectId);
    const wanted = items.filter(({ hot, split, estimate }) => hot && !split && estimate?.worthIt);
    if (wanted.length === 0) return;
    const placed = await readPlaced(prisma, projectId, ...lastDay());
    const queues = await findQueuesAtWork(prisma, projectId);
    for (const { action, reasons } of wanted) {
      const from = busiestQueue(placed, action, queues)!;
      const reason = reasons.map(({ text }) => text).join(' ');
      const estimate = estimateFor(placed, action, from);
      try {
        const queueName = await prisma.$transaction((tx) =>
          splitOff(tx, { projectId, action, from, origin: 'policy', reason, byUserId: null, estimate }),
        );
        wake(queueName);
        log.info({ projectId, action, reason }, 'an action is split off');
      } catch (error) {
        // Somebody was quicker.
        if (!(error instanceof DomainError)) throw error;
      }
    }
  }
}
