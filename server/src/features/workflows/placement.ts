import type { PrismaClient } from '@wfb/prisma';
import type { z } from 'zod';
import type { Caller } from '../../auth/caller.ts';
import { notFound } from '../../errors.ts';
import { poolDraining } from '../pools/errors.ts';
import { visiblePools } from '../pools/read.ts';
import type { Region } from '../regions/catalogue.ts';
import { checkRegions } from '../regions/service.ts';
import { openStatuses } from '../runs/statuses.ts';
import { requireWorkflow } from './access.ts';
import type { placementBody, placementSchema } from './schemas.ts';

/** Where the runs of a workflow are carried, and when their turn comes. */
export function createPlacementService({ prisma, regions }: { prisma: PrismaClient; regions: Region[] }) {
  return {
    /** New runs go there; those in flight end where they began. */
    async setQueue(
      caller: Caller,
      id: string,
      { queueId, pinnedRegion, priority }: z.infer<typeof placementBody>,
    ): Promise<z.infer<typeof placementSchema>> {
      const { projectId } = await requireWorkflow(prisma, caller, id);
      if (pinnedRegion) checkRegions(regions, [pinnedRegion]);
      return prisma.$transaction(async (tx) => {
        // Locked against being archived meanwhile.
        await tx.$executeRaw`SELECT id FROM queues WHERE id = ${queueId}::uuid FOR SHARE`;
        const pool = await tx.queue.findFirst({ where: { id: queueId, projectId, ...visiblePools } });
        if (!pool) throw notFound('worker pool in the project of this workflow');
        if (pool.drainingAt) throw poolDraining();
        const now = await tx.workflow.update({
          where: { id },
          data: {
            queueId,
            ...(pinnedRegion === undefined ? {} : { pinnedRegion }),
            ...(priority === undefined ? {} : { priority }),
          },
        });
        const open = await tx.run.groupBy({
          by: ['queueName'],
          where: { workflowId: id, status: { in: [...openStatuses] } },
          _count: true,
        });
        const here = await tx.queue.findMany({
          where: {
            OR: [{ id: queueId }, { poolId: queueId }],
            ...(now.pinnedRegion ? { region: now.pinnedRegion, pinned: true } : {}),
          },
          select: { name: true },
        });
        const names = new Set(here.map(({ name }) => name));
        return {
          ...{ queueId, pinnedRegion: now.pinnedRegion, priority: now.priority },
          runsElsewhere: open.reduce((sum, row) => sum + (names.has(row.queueName) ? 0 : row._count), 0),
        };
      });
    },
  };
}
