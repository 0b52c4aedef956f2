import { actionQueueName } from '@wfb/engine/contract';
import type { Database, Prisma } from '@wfb/prisma';
import { alreadySplit, notSplit } from './errors.ts';
import type { QueueAtWork } from './estimate.ts';
import type { SplitEstimateShape } from './schemas.ts';

export interface NewSplit {
  projectId: string;
  action: string;
  /** The queue that it leaves: its settings are taken over. */
  from: QueueAtWork;
  origin: 'person' | 'policy';
  reason: string;
  byUserId: string | null;
  estimate: SplitEstimateShape;
}

/** Runs that were accepted a moment ago may not have been started yet. */
const settlingMs = 60_000;

/**
 * Gives an action a queue and workers of its own: from now on new runs send it there. Where it is being merged back, that is taken back.
 * The old queue's workers keep it, so that runs in flight go on as they are. Gives the name of its queue.
 */
export async function splitOff(tx: Database, split: NewSplit): Promise<string> {
  const { projectId, action } = split;
  await lock(tx, projectId);
  const open = await tx.actionSplit.findFirst({
    where: { projectId, action, endedAt: null },
    include: { queue: true },
  });
  if (open && !open.mergedAt) throw alreadySplit();
  if (open) {
    await tx.actionSplit.update({ where: { id: open.id }, data: { mergedAt: null } });
    return open.queue.name;
  }
  const project = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { createdById: true },
  });
  const from = await tx.queue.findUniqueOrThrow({ where: { id: split.from.id } });
  const name = actionQueueName(project.createdById, projectId, action);
  const settings = {
    ...{ action, kind: 'action', dedicated: true, enabled: true, archivedAt: null, poolId: null },
    title: `${from.title}: ${action}`,
    scaling: from.scaling as Prisma.InputJsonValue,
    maxConcurrentTasks: from.maxConcurrentTasks,
    ...{ minWorkers: 1, maxWorkers: from.maxWorkers, replicas: 1 },
    environment: from.environment,
    hostLabels: from.hostLabels,
  };
  // Of an earlier time when it was split off: names are for ever.
  const queue = await tx.queue.upsert({
    where: { name },
    create: { ...settings, name, projectId },
    update: settings,
  });
  await tx.actionSplit.create({
    data: {
      ...{ projectId, action, queueId: queue.id, origin: split.origin, reason: split.reason },
      byUserId: split.byUserId,
      estimate: split.estimate,
    },
  });
  return name;
}

/** New runs no longer go to the action's own queue; its workers stay until the last run that may still do has ended. */
export async function mergeBack(tx: Database, projectId: string, action: string): Promise<void> {
  await lock(tx, projectId);
  const { count } = await tx.actionSplit.updateMany({
    where: { projectId, action, endedAt: null, mergedAt: null },
    data: { mergedAt: new Date() },
  });
  if (count === 0) throw notSplit();
}

/** Lets the queues go that no open run can send anything to any more. */
export async function endMerged(db: Database): Promise<number> {
  return db.$executeRaw`
    WITH ended AS (
      UPDATE action_splits s SET "endedAt" = now()
      WHERE s."endedAt" IS NULL AND s."mergedAt" < now() - ${settlingMs} * interval '1 millisecond' AND NOT EXISTS (
        SELECT 1 FROM queues p JOIN runs r ON r."queueName" = p.name AND r.status IN ('queued', 'running', 'waiting')
        WHERE p."projectId" = s."projectId"
          AND r."createdAt" <= s."mergedAt" + ${settlingMs} * interval '1 millisecond')
      RETURNING s."queueId")
    UPDATE queues q SET "archivedAt" = now(), "updatedAt" = now() FROM ended WHERE q.id = ended."queueId"`;
}

/**
 * A run that has ended is taken up again: its header still names the queues that actions had when it was started. Those that have been let
 * go since are opened again, until it has ended.
 */
export async function reopenFor(tx: Database, run: { projectId: string; createdAt: Date }): Promise<void> {
  await tx.$executeRaw`
    WITH latest AS (
      SELECT DISTINCT ON (s.action) s.id, s."queueId", s."endedAt" FROM action_splits s
      WHERE s."projectId" = ${run.projectId}::uuid AND s."mergedAt" > ${run.createdAt} ORDER BY s.action, s."splitAt" DESC),
    reopened AS (
      UPDATE action_splits s SET "endedAt" = NULL FROM latest l
      WHERE s.id = l.id AND l."endedAt" IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM action_splits o WHERE o."projectId" = s."projectId" AND o.action = s.action AND o."endedAt" IS NULL)
      RETURNING s."queueId")
    UPDATE queues q SET "archivedAt" = NULL, "updatedAt" = now() FROM reopened WHERE q.id = reopened."queueId"`;
}

/** Splits and merges of a project one after another. */
async function lock(tx: Database, projectId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM projects WHERE id = ${projectId}::uuid FOR UPDATE`;
}
