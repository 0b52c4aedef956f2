import { type Database, Prisma } from './index.ts';

/**
 * Queues of the actions that have workers of their own, for a new run of a workflow. Runs that are pinned to a region send nothing there:
 * those workers stand anywhere.
 */
export async function findRoutes(
  db: Database,
  run: { workflowId: string; queueName: string },
): Promise<Record<string, string>> {
  const rows = await db.$queryRaw<{ action: string; name: string }[]>(Prisma.sql`
    SELECT s.action, q.name FROM workflows w JOIN action_splits s ON s."projectId" = w."projectId" JOIN queues q ON q.id = s."queueId"
    WHERE w.id = ${run.workflowId}::uuid AND NOT EXISTS (SELECT 1 FROM queues p WHERE p.name = ${run.queueName} AND p.pinned) AND s."mergedAt" IS NULL AND s."endedAt" IS NULL`);
  return Object.fromEntries(rows.map(({ action, name }) => [action, name]));
}
