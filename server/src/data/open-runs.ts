import { Prisma } from '@wfb/prisma';

/** SQL: whether a pool, `queues q`, has work. Any open run of its project may send tasks to the queue of an action that was split off. */
export const hasOpenRuns = Prisma.sql`EXISTS (
  SELECT 1 FROM runs r WHERE r.status IN ('queued', 'running', 'waiting') AND r."queueName" IN (SELECT p.name FROM queues p
    WHERE p.id = q.id OR (q.kind = 'action' AND p."projectId" = q."projectId")))`;
