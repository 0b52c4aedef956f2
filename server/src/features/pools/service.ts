import { furtherQueueName, wakeChannel } from '@wfb/engine/contract';
import { Prisma, type Database, type PrismaClient } from '@wfb/prisma';
import { copiedSettings } from '@wfb/prisma/run-queues';
import type { Redis } from 'ioredis';
import type { Caller } from '../../auth/caller.ts';
import { notFound } from '../../errors.ts';
import { requireProject } from '../projects/access.ts';
import { openStatuses } from '../runs/statuses.ts';
import * as errors from './errors.ts';
import { findPools, visiblePools } from './read.ts';
import type { Pool, PoolSettings } from './schemas.ts';

export interface PoolsDeps {
  prisma: PrismaClient;
  redis: Redis;
  kickOutbox(): void;
}

/** Further names are tried with a number behind them. */
const maxNumber = 1_000;

export function createPoolsService({ prisma, redis, kickOutbox }: PoolsDeps) {
  async function get(caller: Caller, projectId: string, queueId: string): Promise<Pool> {
    await requireProject(prisma, caller, projectId);
    const [pool] = await findPools(prisma, projectId, queueId);
    if (!pool) throw notFound('worker pool');
    return pool;
  }

  /** Hosts look at Postgres every few seconds anyway; this only saves the wait. */
  const tellHosts = (name: string) => redis.publish(wakeChannel, name).catch(() => {});

  return {
    get,

    async list(caller: Caller, projectId: string): Promise<{ items: Pool[] }> {
      await requireProject(prisma, caller, projectId);
      return { items: await findPools(prisma, projectId) };
    },

    /** With an id that exists already (a repeated request) the pool that is there is given. */
    async create(
      caller: Caller,
      projectId: string,
      id: string,
      { title, ...settings }: PoolSettings & { title: string },
    ): Promise<Pool> {
      await requireProject(prisma, caller, projectId);
      await prisma.$transaction(async (tx) => {
        if (await tx.queue.findUnique({ where: { id }, select: { id: true } })) return;
        const name = await findFreeName(tx, projectId, title);
        const { minWorkers = 1, maxWorkers = 10 } = settings;
        checkWorkers({ minWorkers, maxWorkers, replicas: settings.replicas ?? minWorkers });
        await tx.queue.create({
          data: {
            ...{ id, projectId, name, title, replicas: minWorkers },
            ...settings,
            workers: { create: { replica: 0 } },
          },
        });
        if (settings.rateLimit) await configureLater(tx, [id]);
      });
      kickOutbox();
      return get(caller, projectId, id);
    },

    async update(caller: Caller, projectId: string, queueId: string, changes: PoolSettings): Promise<Pool> {
      await requireProject(prisma, caller, projectId);
      const name = await prisma.$transaction(async (tx) => {
        const pool = await lockPool(tx, projectId, queueId);
        if (changes.replicas !== undefined && pool.scaledBy) throw errors.scaledElsewhere(pool.scaledBy);
        const data = withinRange({ ...pool, ...changes }, changes);
        await tx.queue.update({ where: { id: queueId }, data });
        const copied = Object.fromEntries(
          copiedSettings.flatMap((key) => (key in data ? [[key, data[key as keyof typeof data]]] : [])),
        );
        const parts = await tx.queue.findMany({
          where: { poolId: queueId, kind: 'region' },
          select: { id: true },
        });
        await tx.queue.updateMany({ where: { poolId: queueId, kind: 'region' }, data: copied });
        if (changes.rateLimit !== undefined && changes.rateLimit !== pool.rateLimit)
          await configureLater(tx, [queueId, ...parts.map(({ id }) => id)]);
        if (changes.enabled !== undefined && changes.enabled !== pool.enabled)
          await tx.workerEvent.create({
            data: {
              ...{ queueId, kind: 'asked', byUserId: caller.user.id },
              reason: changes.enabled ? 'Started the pool.' : 'Stopped the pool.',
            },
          });
        return pool.name;
      });
      kickOutbox();
      await tellHosts(name);
      return get(caller, projectId, queueId);
    },

    /** At once where nothing uses it; else refused, or emptied first. */
    async remove(
      caller: Caller,
      projectId: string,
      queueId: string,
      { drain }: { drain: boolean },
    ): Promise<{ state: 'archived' | 'draining' }> {
      await requireProject(prisma, caller, projectId);
      return prisma.$transaction(async (tx) => {
        const pool = await lockPool(tx, projectId, queueId);
        if (pool.isDefault) throw errors.defaultPoolStays();
        const workflows = await tx.workflow.count({ where: { queueId, archivedAt: null } });
        const openRuns = await countOpenRuns(tx, queueId);
        if ((workflows > 0 || openRuns > 0) && !drain) throw errors.poolInUse(workflows, openRuns);
        const fallback = await tx.queue.findFirstOrThrow({ where: { projectId, isDefault: true } });
        await tx.workflow.updateMany({ where: { queueId }, data: { queueId: fallback.id } });
        if (openRuns > 0) {
          await tx.queue.update({ where: { id: queueId }, data: { drainingAt: new Date() } });
          return { state: 'draining' as const };
        }
        await archivePool(tx, queueId);
        return { state: 'archived' as const };
      });
    },

    async usage(caller: Caller, projectId: string, queueId: string) {
      await get(caller, projectId, queueId);
      const rows = await prisma.$queryRaw<UsageRow[]>(Prisma.sql`
        WITH names AS (SELECT name FROM queues WHERE id = ${queueId}::uuid OR "poolId" = ${queueId}::uuid),
        open AS (SELECT r."workflowId", count(*)::int AS runs FROM runs r JOIN names ON names.name = r."queueName"
          WHERE r.status IN ('queued', 'running', 'waiting') GROUP BY r."workflowId"),
        lately AS (SELECT "workflowId", sum(started)::int AS started, sum(failed)::int AS failed FROM run_rollups
          WHERE "projectId" = ${projectId}::uuid AND grain = 'day' AND at > now() - interval '7 days' GROUP BY "workflowId")
        SELECT w.id, w.name, w."queueId" = ${queueId}::uuid AS assigned, coalesce(open.runs, 0) AS "openRuns",
          coalesce(lately.started, 0) AS started, coalesce(lately.failed, 0) AS failed
        FROM workflows w LEFT JOIN open ON open."workflowId" = w.id LEFT JOIN lately ON lately."workflowId" = w.id
        WHERE w."projectId" = ${projectId}::uuid
          AND ((w."queueId" = ${queueId}::uuid AND w."archivedAt" IS NULL) OR open.runs > 0)
        ORDER BY w.name, w.id`);
      return {
        items: rows.map(({ id, name, assigned, openRuns, started, failed }) => ({
          workflow: { id, name },
          ...{ assigned, openRuns, startedLast7Days: started, failedLast7Days: failed },
        })),
      };
    },
  };

  async function findFreeName(tx: Database, projectId: string, title: string): Promise<string> {
    const { name: defaultName } = await tx.queue.findFirstOrThrow({ where: { projectId, isDefault: true } });
    // As in the choice of projects' names: few, long-lived, and simpler in turn than tried again.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('wfb project names'))`;
    for (let number = 1; number < maxNumber; number += 1) {
      const name = furtherQueueName(defaultName, number === 1 ? title : `${title} ${number}`);
      if (!(await tx.queue.findUnique({ where: { name }, select: { id: true } }))) return name;
    }
    throw new Error(`There are more than ${maxNumber} pools of this name.`);
  }
}

interface UsageRow {
  id: string;
  name: string;
  assigned: boolean;
  openRuns: number;
  started: number;
  failed: number;
}

/** The pool, which nobody else changes until the transaction ends. */
async function lockPool(tx: Database, projectId: string, queueId: string) {
  await tx.$executeRaw`SELECT id FROM queues WHERE id = ${queueId}::uuid FOR UPDATE`;
  const pool = await tx.queue.findFirst({ where: { id: queueId, projectId, ...visiblePools } });
  if (!pool) throw notFound('worker pool');
  return pool;
}

function checkWorkers(pool: { minWorkers: number; maxWorkers: number; replicas: number }): void {
  if (pool.minWorkers > pool.maxWorkers) throw errors.workerRange();
  if (pool.replicas < pool.minWorkers || pool.replicas > pool.maxWorkers)
    throw errors.outsideRange(pool.minWorkers, pool.maxWorkers);
}

/** The number of workers follows its range; a number that somebody names must lie in it. */
function withinRange(
  pool: { minWorkers: number; maxWorkers: number; replicas: number; scaledBy: string | null },
  changes: PoolSettings,
): PoolSettings {
  if (changes.replicas !== undefined) {
    checkWorkers(pool);
    return changes;
  }
  if (pool.minWorkers > pool.maxWorkers) throw errors.workerRange();
  if (pool.scaledBy) return changes;
  const replicas = Math.min(Math.max(pool.replicas, pool.minWorkers), pool.maxWorkers);
  return replicas === pool.replicas ? changes : { ...changes, replicas };
}

async function countOpenRuns(tx: Database, queueId: string): Promise<number> {
  const queues = await tx.queue.findMany({
    where: { OR: [{ id: queueId }, { poolId: queueId }] },
    select: { name: true },
  });
  return tx.run.count({
    where: { queueName: { in: queues.map(({ name }) => name) }, status: { in: [...openStatuses] } },
  });
}

async function archivePool(tx: Database, queueId: string): Promise<void> {
  await tx.queue.updateMany({
    where: { OR: [{ id: queueId }, { poolId: queueId }] },
    data: { archivedAt: new Date(), drainingAt: null },
  });
}

/** Archives the pools whose last run has ended. */
export async function archiveDrained(prisma: PrismaClient): Promise<void> {
  const draining = await prisma.queue.findMany({
    where: { ...visiblePools, drainingAt: { not: null } },
    select: { id: true },
  });
  for (const { id } of draining) {
    await prisma.$transaction(async (tx) => {
      if ((await countOpenRuns(tx, id)) === 0) await archivePool(tx, id);
    });
  }
}

/** What the queue itself must be told, it is told by the outbox. */
async function configureLater(tx: Database, queueIds: string[]): Promise<void> {
  await tx.outbox.createMany({
    data: queueIds.map((queueId) => ({ kind: 'queue.configure', subjectId: queueId, payload: { queueId } })),
  });
}
