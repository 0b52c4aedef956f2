import { type CurrentTask, leaseForMs, type WorkerStatus, type WorkerWish } from '@wfb/engine/contract';
import { toScalingPolicy } from '@wfb/engine/contract/scaling-policy';
import type { Database, Prisma } from '@wfb/prisma';
import { openStatuses } from '../runs/statuses.ts';
import { describePool } from './pool-light.ts';
import type { Pool, Worker } from './schemas.ts';
import { describeWorker, type WorkerPool } from './worker-light.ts';

const withWorkers = {
  workers: { include: { host: true }, orderBy: { replica: 'asc' } },
} satisfies Prisma.QueueInclude;
export const poolInclude = {
  ...withWorkers,
  parts: {
    where: { kind: 'region', archivedAt: null },
    include: withWorkers,
    orderBy: [{ region: 'asc' }, { pinned: 'asc' }],
  },
  _count: { select: { workflows: { where: { archivedAt: null } } } },
} satisfies Prisma.QueueInclude;
export type PoolRow = Prisma.QueueGetPayload<{ include: typeof poolInclude }>;
type PartRow = Prisma.QueueGetPayload<{ include: typeof withWorkers }>;

/** The pools that people see: parts in regions belong to theirs, and split-off actions have a list of their own. */
export const visiblePools = { kind: 'pool', archivedAt: null } satisfies Prisma.QueueWhereInput;

/** Pools of a project, or one of them. */
export async function findPools(prisma: Database, projectId: string, queueId?: string): Promise<Pool[]> {
  const queues = await prisma.queue.findMany({
    where: { projectId, ...visiblePools, ...(queueId === undefined ? {} : { id: queueId }) },
    include: poolInclude,
    orderBy: { createdAt: 'asc' },
  });
  return toPools(prisma, queues);
}

/** Pools as the API shows them, with the counts and machines that their lights depend on, in two queries for all. */
export async function toPools(prisma: Database, queues: PoolRow[]): Promise<Pool[]> {
  if (queues.length === 0) return [];
  const now = new Date();
  const names = queues.flatMap((queue) => [queue.name, ...queue.parts.map(({ name }) => name)]);
  const [openRuns, hosts] = await Promise.all([
    prisma.run.groupBy({
      by: ['queueName'],
      where: { queueName: { in: names }, status: { in: [...openStatuses] } },
      _count: true,
    }),
    prisma.workerHost.findMany({
      where: { stoppedAt: null, heartbeatAt: { gt: new Date(now.getTime() - leaseForMs) } },
      select: { region: true, labels: true, queueName: true },
    }),
  ]);
  const openByQueue = new Map(openRuns.map(({ queueName, _count }) => [queueName, _count]));
  return queues.map((queue) => toPool(queue, openByQueue, hosts, now));
}

function toPool(queue: PoolRow, openByQueue: Map<string, number>, hosts: HostRow[], now: Date): Pool {
  const names = [queue.name, ...queue.parts.map(({ name }) => name)];
  const fit = hosts.filter((host) => carries(host, queue.hostLabels, names));
  const openIn = ({ name }: PartRow): number => openByQueue.get(name) ?? 0;
  const isLive = ({ region }: { region: string | null }): boolean =>
    fit.some((host) => host.region === region);
  const parts: PartRow[] = [queue, ...queue.parts];
  const openRuns = parts.reduce((sum, part) => sum + openIn(part), 0);
  const workers = parts.flatMap((part) => part.workers.map((worker) => toWorker(worker, part, now)));
  return {
    id: queue.id,
    title: queue.title,
    name: queue.name,
    description: queue.description,
    isDefault: queue.isDefault,
    ...describePool(
      {
        enabled: queue.enabled,
        draining: queue.drainingAt !== null,
        openRuns,
        liveHosts: fit.length,
        hostLabels: queue.hostLabels,
        clusterProblem: parts.find((part) => part.clusterProblem !== null)?.clusterProblem ?? null,
        strandedIn: queue.parts
          .filter((part) => part.pinned && openIn(part) > 0 && !isLive(part))
          .map(({ region }) => region!),
        workers: parts.flatMap((part) => part.workers),
      },
      now,
    ),
    draining: queue.drainingAt !== null,
    openRuns,
    workflowCount: queue._count.workflows,
    regions: queue.parts.map((part) => ({
      region: part.region!,
      pinned: part.pinned,
      live: isLive(part),
      openRuns: openIn(part),
    })),
    workers,
    maxConcurrentTasks: queue.maxConcurrentTasks,
    rateLimit: queue.rateLimit,
    taskTimeoutSeconds: queue.taskTimeoutSeconds,
    runTimeoutSeconds: queue.runTimeoutSeconds,
    priority: queue.priority,
    fairness: queue.fairness,
    environment: queue.environment,
    hostLabels: queue.hostLabels,
    dedicated: queue.dedicated,
    replicas: queue.replicas,
    minWorkers: queue.minWorkers,
    maxWorkers: queue.maxWorkers,
    scaledBy: queue.scaledBy,
    scaling: toScalingPolicy(queue.scaling),
    enabled: queue.enabled,
  };
}

interface HostRow {
  region: string;
  labels: string[];
  queueName: string | null;
}

/** Whether a machine may serve a pool; one that serves none stands for a cluster, which gives the pool what it asks for. */
const carries = ({ labels, queueName }: HostRow, hostLabels: string[], queueNames: string[]): boolean =>
  queueName === null
    ? hostLabels.every((label) => labels.includes(label))
    : queueName === '' || queueNames.includes(queueName);

export function toWorker(worker: PartRow['workers'][number], pool: WorkerPool, now: Date): Worker {
  return {
    id: worker.id,
    queueId: worker.queueId,
    number: worker.replica + 1,
    ...describeWorker(worker, pool, now),
    status: worker.status as WorkerStatus,
    desired: worker.desired as WorkerWish,
    sleeping: worker.sleeping,
    host: worker.host?.hostName ?? null,
    region: worker.host?.region ?? null,
    version: worker.host?.version ?? null,
    cpuPercent: worker.cpuPercent,
    memoryMb: worker.memoryMb,
    slotsUsed: worker.slotsUsed,
    slotsTotal: worker.slotsTotal,
    currentTasks: worker.currentTasks as unknown as CurrentTask[],
    tasksCompleted: Number(worker.tasksCompleted),
    tasksFailed: Number(worker.tasksFailed),
    heartbeatAt: worker.heartbeatAt?.toISOString() ?? null,
    startedAt: worker.startedAt?.toISOString() ?? null,
    reason: worker.statusReason,
    restarts: worker.restarts,
  };
}
