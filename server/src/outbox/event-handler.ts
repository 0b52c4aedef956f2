import { Prisma, type PrismaClient } from '@wfb/prisma';
import { z } from 'zod';
import { startableWorkflow, type RunStarter, type StartableWorkflow } from '../features/runs/starting.ts';
import { done, type Handlers } from './outbox.ts';

const projectEvent = z.object({
  projectId: z.string(),
  event: z.string(),
  data: z.unknown(),
  startedById: z.string().nullable().default(null),
});

/** An event of a project: starts each workflow that it starts, once, however often it is carried out. */
export function createEventHandler(deps: {
  prisma: PrismaClient;
  starter: Pick<RunStarter, 'start'>;
}): Pick<Handlers, 'project.event'> {
  return {
    async 'project.event'(row) {
      const { projectId, event, data, startedById } = projectEvent.parse(row.payload);
      const workflows = await deps.prisma.$queryRaw<StartableWorkflow[]>(Prisma.sql`
        SELECT ${startableWorkflow} WHERE w."projectId" = ${projectId}::uuid AND w.enabled
          AND w."activeVersionId" IS NOT NULL AND w."archivedAt" IS NULL AND p."archivedAt" IS NULL
          AND EXISTS (SELECT 1 FROM workflow_triggers t WHERE t."workflowId" = w.id AND t.kind = 'event' AND t.enabled
            AND t.config->>'event' = ${event})`);
      for (const workflow of workflows)
        await deps.starter.start({
          workflow,
          input: data,
          trigger: 'event',
          startKey: `event:${row.id}`,
          startedById,
          // Nobody waits for an answer: what cannot begin is shown as a run that failed.
          onInvalid: 'record',
        });
      return done;
    },
  };
}
