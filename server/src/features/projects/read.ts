import type { Database, Prisma } from '@wfb/prisma';
import type { Role } from '../../schemas.ts';
import { poolInclude, toPools, visiblePools } from '../pools/read.ts';
import { openStatuses } from '../runs/statuses.ts';
import type { Project } from './schemas.ts';

export const projectInclude = {
  queues: { where: visiblePools, include: poolInclude, orderBy: { createdAt: 'asc' } },
  _count: { select: { workflows: { where: { archivedAt: null } } } },
} satisfies Prisma.ProjectInclude;
export type ProjectRow = Prisma.ProjectGetPayload<{ include: typeof projectInclude }>;

/** Projects as the API shows them, with the counts and machines that their pools' lights depend on, in two queries for all. */
export async function toProjects(prisma: Database, rows: ProjectRow[], role: Role): Promise<Project[]> {
  const queues = rows.flatMap((row) => row.queues);
  const pools = new Map((await toPools(prisma, queues)).map((pool) => [pool.id, pool]));
  const openRuns = await prisma.run.groupBy({
    by: ['projectId'],
    where: { projectId: { in: rows.map(({ id }) => id) }, status: { in: [...openStatuses] } },
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
    regions: row.regions,
    openRuns: openRuns.find(({ projectId }) => projectId === row.id)?._count ?? 0,
    pools: row.queues.map((queue) => pools.get(queue.id)!),
  }));
}
