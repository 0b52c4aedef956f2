import type { Database, Prisma } from '@wfb/prisma';
import { leaseForMs, type WorkerStatus } from '@wfb/engine/contract';
import type { Role } from '../../schemas.ts';
import { describePool } from './pool-light.ts';
import type { Pool, Project } from './schemas.ts';

const openStatuses = ['queued', 'running', 'waiting'];
const poolInclude = {
  workers: { include: { host: true }, orderBy: { replica: 'asc' } },
} satisfies Prisma.QueueInclude;
type QueueRow = Prisma.QueueGetPayload<{ include: typeof poolInclude }>;

export const projectInclude = {
  queues: { where: { archivedAt: null }, include: poolInclude, orderBy: { createdAt: 'asc' } },
  _count: { select: { workflows: { where: { archivedAt: null } } } },
} satisfies Prisma.ProjectInclude;
export type ProjectRow = Prisma.ProjectGetPayload<{ include: typeof projectInclude }>;

/** Projects as the API shows them, with the counts and machines that their pools' lights depend on, in two queries for all. */
export async function toProjects(prisma: Database, rows: ProjectRow[], role: Role): Promise<Project[]> {
  const queues = rows.flatMap((row) => row.queues);
  const pools = new Map((await toPools(prisma, queues)).map((pool) => [pool.id, pool]));
  const openRuns = await prisma.run.groupBy({
    by: ['projectId'],
    where: { projectId: { in: rows.map(({ id }) => id) }, status: { in: openStatuses } },
    _count: true,
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    slug: row.slug,
    description: row.description,
    createdAt: row.createdAt.toISOString(),
    role,
    workflowCount: row._count.workflows,
    openRuns: openRuns.find(({ projectId }) => projectId === row.id)?._count ?? 0,
    pools: row.queues.map((queue) => pools.get(queue.id)!),
  }));
}

/** Pools of a project, or one of them. */
export async function findPools(prisma: Database, projectId: string, queueId?: string): Promise<Pool[]> {
  const queues = await prisma.queue.findMany({
    where: { projectId, archivedAt: null, ...(queueId === undefined ? {} : { id: queueId }) },
    include: poolInclude,
    orderBy: { createdAt: 'asc' },
  });
  return toPools(prisma, queues);
}

async function toPools(prisma: Database, queues: QueueRow[]): Promise<Pool[]> {
  if (queues.length === 0) return [];
  const now = new Date();
  const [openRuns, hosts] = await Promise.all([
    prisma.run.groupBy({
      by: ['queueName'],
      where: { queueName: { in: queues.map(({ name }) => name) }, status: { in: openStatuses } },
      _count: true,
    }),
    prisma.workerHost.findMany({
      where: { stoppedAt: null, heartbeatAt: { gt: new Date(now.getTime() - leaseForMs) } },
      select: { region: true },
    }),
  ]);
  const openByQueue = new Map(openRuns.map(({ queueName, _count }) => [queueName, _count]));
  return queues.map((queue) => {
    const open = openByQueue.get(queue.name) ?? 0;
    const liveHosts = hosts.filter((host) => queue.region === null || host.region === queue.region).length;
    const facts = { enabled: queue.enabled, openRuns: open, liveHosts, workers: queue.workers };
    return {
      id: queue.id,
      title: queue.title,
      name: queue.name,
      isDefault: queue.isDefault,
      ...describePool(facts, now),
      replicas: queue.replicas,
      maxConcurrentTasks: queue.maxConcurrentTasks,
      enabled: queue.enabled,
      openRuns: open,
      workers: queue.workers.map(toWorker),
    };
  });
}

function toWorker(worker: QueueRow['workers'][number]): Pool['workers'][number] {
  return {
    id: worker.id,
    status: worker.status as WorkerStatus,
    sleeping: worker.sleeping,
    host: worker.host?.hostName ?? null,
    region: worker.host?.region ?? null,
    cpuPercent: worker.cpuPercent,
    memoryMb: worker.memoryMb,
    slotsUsed: worker.slotsUsed,
    slotsTotal: worker.slotsTotal,
    tasksCompleted: Number(worker.tasksCompleted),
    tasksFailed: Number(worker.tasksFailed),
    heartbeatAt: worker.heartbeatAt?.toISOString() ?? null,
    startedAt: worker.startedAt?.toISOString() ?? null,
    reason: worker.statusReason,
    restarts: worker.restarts,
  };
}
