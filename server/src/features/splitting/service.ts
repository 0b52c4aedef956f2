import { findAction } from '@wfb/connectors/declarations';
import type { PrismaClient } from '@wfb/prisma';
import type { Caller } from '../../auth/caller.ts';
import { notFound } from '../../errors.ts';
import { requireProject } from '../projects/access.ts';
import { busiestQueue, estimateFor, findQueuesAtWork, lastDay, readPlaced } from './estimate.ts';
import { findHotActions } from './hot.ts';
import type { HotAction, SplitPolicyShape } from './schemas.ts';
import { mergeBack, splitOff } from './split.ts';

export interface HotActions {
  policy: SplitPolicyShape;
  items: HotAction[];
}

export function createSplittingService({
  prisma,
  wake,
}: {
  prisma: PrismaClient;
  wake(queueName: string): void;
}) {
  async function list(caller: Caller, projectId: string): Promise<HotActions> {
    await requireProject(prisma, caller, projectId);
    return findHotActions(prisma, projectId);
  }

  return {
    list,

    async setPolicy(caller: Caller, projectId: string, policy: SplitPolicyShape): Promise<HotActions> {
      await requireProject(prisma, caller, projectId);
      await prisma.splitPolicy.upsert({
        where: { projectId },
        create: { projectId, ...policy },
        update: policy,
      });
      return list(caller, projectId);
    },

    async split(caller: Caller, projectId: string, action: string): Promise<HotActions> {
      await requireProject(prisma, caller, projectId);
      if (!findAction(action)) throw notFound('action');
      const placed = await readPlaced(prisma, projectId, ...lastDay());
      const from = busiestQueue(placed, action, await findQueuesAtWork(prisma, projectId));
      if (!from) throw notFound('worker pool');
      const queueName = await prisma.$transaction((tx) =>
        splitOff(tx, {
          ...{ projectId, action, from, origin: 'person', reason: `Split off by ${caller.user.name}.` },
          byUserId: caller.user.id,
          estimate: estimateFor(placed, action, from),
        }),
      );
      wake(queueName);
      return list(caller, projectId);
    },

    async merge(caller: Caller, projectId: string, action: string): Promise<HotActions> {
      await requireProject(prisma, caller, projectId);
      await prisma.$transaction((tx) => mergeBack(tx, projectId, action));
      return list(caller, projectId);
    },
  };
}
