import type { Client } from '@temporalio/client';
import type { PrismaClient } from '@wfb/prisma';
import { z } from 'zod';
import { done, type Handlers } from './outbox.ts';

/** Temporal's TASK_QUEUE_TYPE_ACTIVITY. */
const activityQueue = 2;
const aboutQueue = z.object({ queueId: z.string() });

/** Tells Temporal how many tasks of a queue it may hand out in a second: as the pool says at this moment, so a repeat does no harm. */
export function createQueueHandler(deps: {
  prisma: PrismaClient;
  temporal: Client;
}): Pick<Handlers, 'queue.configure'> {
  return {
    async 'queue.configure'(row) {
      const { queueId } = aboutQueue.parse(row.payload);
      const queue = await deps.prisma.queue.findUnique({ where: { id: queueId } });
      if (!queue) return done;
      const { namespace, identity } = deps.temporal.options;
      await deps.temporal.workflowService.updateTaskQueueConfig({
        ...{ namespace, identity, taskQueue: queue.name },
        taskQueueType: activityQueue,
        updateQueueRateLimit: {
          ...(queue.rateLimit === null ? {} : { rateLimit: { requestsPerSecond: queue.rateLimit } }),
          reason: 'Set by its worker pool.',
        },
      });
      return done;
    },
  };
}
