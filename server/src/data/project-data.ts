import type { Database } from '@wfb/prisma';

/** How the data of a project stands: enough to tell that something of it changed. */
export interface ProjectDataState {
  recorded: number;
  backlogs: { name: string; waiting: number; taken: number }[];
  readModels: { name: string; version: number; position: number; failures: number }[];
}

export async function findProjectData(prisma: Database, projectId: string): Promise<ProjectDataState> {
  const [log, backlogs, counts, readModels] = await Promise.all([
    prisma.eventLog.findUnique({ where: { projectId } }),
    prisma.backlog.findMany({
      where: { projectId },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
    }),
    prisma.backlogItem.groupBy({
      by: ['backlogId', 'status'],
      where: { backlog: { projectId }, status: { in: ['waiting', 'taken'] } },
      _count: true,
    }),
    prisma.readModel.findMany({
      where: { projectId },
      select: { name: true, version: true, position: true, failures: true },
      orderBy: { name: 'asc' },
    }),
  ]);
  const countOf = (id: string, status: string) =>
    counts.find((count) => count.backlogId === id && count.status === status)?._count ?? 0;
  return {
    recorded: Number(log?.position ?? 0),
    backlogs: backlogs.map(({ id, name }) => ({
      name,
      waiting: countOf(id, 'waiting'),
      taken: countOf(id, 'taken'),
    })),
    readModels: readModels.map((model) => ({ ...model, position: Number(model.position) })),
  };
}
