import { heartbeatEveryMs, leaseForMs, type WorkerEventKind } from '@wfb/engine/contract';
import { Prisma, type PrismaClient } from '@wfb/prisma';
import { hasOpenRuns } from '../../data/open-runs.ts';
import type { FleetPool } from './deployment.ts';

export interface WantedPool extends FleetPool {
  /** Workers wanted now; none while the pool rests. */
  wanted: number;
  replicas: number;
  scaledBy: string | null;
  clusterProblem: string | null;
  /** Pods of it are at work. */
  hasPods: boolean;
}

const since = (ms: number) => Prisma.sql`now() - ${ms} * interval '1 millisecond'`;
/** SQL: whether a host, `worker_hosts h`, is at work. */
const isAlive = Prisma.sql`h."stoppedAt" IS NULL AND h."heartbeatAt" > ${since(leaseForMs)}`;

/**
 * The desired state of the pools whose workers this region's cluster runs: the very rows that worker-hosts go by. A pool without open runs
 * rests once its workers have fallen asleep; a part of another region is carried here while that one has no machine, unless it is pinned.
 */
export function findWanted(prisma: PrismaClient, region: string): Promise<WantedPool[]> {
  return prisma.$queryRaw<WantedPool[]>(Prisma.sql`
    SELECT id, name, "projectId", "hostLabels", replicas, "scaledBy", "clusterProblem", EXISTS (SELECT 1 FROM worker_hosts h
        WHERE h."queueName" = pools.name AND ${isAlive}) AS "hasPods",
      CASE WHEN enabled AND ("hasWork" OR awake) THEN greatest(0, replicas - "heldBack") ELSE 0 END AS wanted
    FROM (
      SELECT q.*,
        (SELECT count(*)::int FROM workers w WHERE w."queueId" = q.id AND w.replica < q.replicas AND w.desired <> 'running') AS "heldBack",
        EXISTS (SELECT 1 FROM workers w WHERE w."queueId" = q.id AND NOT w.sleeping AND w."heartbeatAt" > ${since(3 * heartbeatEveryMs)}) AS awake,
        ${hasOpenRuns} AS "hasWork"
      FROM queues q
      WHERE q.region IS NULL OR q.region = ${region} OR (NOT q.pinned AND NOT EXISTS (
        SELECT 1 FROM worker_hosts h WHERE h.region = q.region AND h."heartbeatAt" > ${since(leaseForMs)}))) AS pools
    WHERE "archivedAt" IS NULL OR "hasWork" ORDER BY "hasWork" DESC, id`);
}

/** Pods of a pool that are at work, and what each of them holds. */
export function findPods(prisma: PrismaClient, pool: FleetPool) {
  return prisma.$queryRaw<{ podName: string; leaves: boolean; tasks: number }[]>(Prisma.sql`
    SELECT h."hostName" AS "podName", coalesce(sum(w."slotsUsed"), 0)::int AS tasks,
      coalesce(bool_and(w.replica >= q.replicas OR w.desired <> 'running'), true) AS leaves
    FROM worker_hosts h JOIN queues q ON q.name = h."queueName" LEFT JOIN workers w ON w."hostId" = h.id AND w."queueId" = q.id
    WHERE q.id = ${pool.id}::uuid AND ${isAlive}
    GROUP BY h."hostName"`);
}

/** Whether some of these queues have another number of pods than they want, as far as that is cheaply told. */
export async function needLook(prisma: PrismaClient, queueNames: string[]): Promise<boolean> {
  const [row] = await prisma.$queryRaw<{ need: boolean }[]>(Prisma.sql`
    SELECT EXISTS (SELECT 1 FROM queues q WHERE q.name = ANY(${queueNames}) AND (NOT q.enabled OR q.replicas <> (
      SELECT count(*) FROM worker_hosts h WHERE h."queueName" = q.name AND h."drainingAt" IS NULL AND ${isAlive}))) AS need`);
  return row?.need ?? false;
}

export interface PoolNews {
  scaledBy?: string | null;
  clusterProblem?: string | null;
  replicas?: number;
}

/** Keeps what has become of a pool, and tells its history. */
export async function keepNews(
  prisma: PrismaClient,
  pool: WantedPool,
  news: PoolNews,
  said: { kind: WorkerEventKind; reason: string }[],
): Promise<void> {
  await prisma.$transaction([
    prisma.queue.updateMany({ where: { id: pool.id }, data: news }),
    prisma.workerEvent.createMany({ data: said.map((event) => ({ ...event, queueId: pool.id })) }),
  ]);
}
