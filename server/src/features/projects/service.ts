import type { PrismaClient } from '@wfb/prisma';
import type { z } from 'zod';
import type { Caller } from '../../auth/caller.ts';
import type { ServerConfig } from '../../config.ts';
import { notFound } from '../../errors.ts';
import { checkRegions, regionsForNew } from '../regions/service.ts';
import { stopTriggers } from '../workflows/triggers.ts';
import { requireProject } from './access.ts';
import { createProject, type NewProject } from './create.ts';
import { hasOpenRuns } from './errors.ts';
import { projectInclude, toProjects } from './read.ts';
import type { Project, projectUpdateBody } from './schemas.ts';

export function createProjectsService(deps: { prisma: PrismaClient; config: Pick<ServerConfig, 'REGIONS'> }) {
  const { prisma } = deps;
  const regions = deps.config.REGIONS;
  async function get(caller: Caller, id: string): Promise<Project> {
    const row = await prisma.project.findFirst({
      where: { id, workspaceId: caller.workspaceId, archivedAt: null },
      include: projectInclude,
    });
    if (!row) throw notFound('project');
    const [project] = await toProjects(prisma, [row], caller.role);
    return project!;
  }

  return {
    get,

    async list(caller: Caller) {
      const rows = await prisma.project.findMany({
        where: { workspaceId: caller.workspaceId, archivedAt: null },
        include: projectInclude,
        orderBy: { createdAt: 'asc' },
      });
      return { items: await toProjects(prisma, rows, caller.role) };
    },

    /** With an id that exists already (a repeated request) the project that is there is given. */
    async create(
      caller: Caller,
      { timeZone, ...project }: Omit<NewProject, 'regions'> & { timeZone?: string | undefined },
    ): Promise<Project> {
      await prisma.$transaction(async (tx) => {
        const existing = await tx.project.findUnique({ where: { id: project.id }, select: { id: true } });
        if (existing) return;
        await createProject(tx, caller, { ...project, regions: await regionsForNew(tx, regions, timeZone) });
      });
      return get(caller, project.id);
    },

    async update(caller: Caller, id: string, changes: z.infer<typeof projectUpdateBody>): Promise<Project> {
      await requireProject(prisma, caller, id);
      if (changes.regions) checkRegions(regions, changes.regions);
      // The short name and the pool's name stay: links and queues hang on them.
      await prisma.project.update({
        where: { id },
        data: changes.regions ? { ...changes, regions: [...new Set(changes.regions)] } : changes,
      });
      return get(caller, id);
    },

    async archive(caller: Caller, id: string): Promise<void> {
      await requireProject(prisma, caller, id);
      await prisma.$transaction(async (tx) => {
        const openRuns = await tx.run.count({
          where: { projectId: id, status: { in: ['queued', 'running', 'waiting'] } },
        });
        if (openRuns > 0) throw hasOpenRuns(openRuns);
        const archivedAt = new Date();
        const workflows = await tx.workflow.findMany({ where: { projectId: id, archivedAt: null } });
        for (const workflow of workflows) await stopTriggers(tx, workflow.id);
        await tx.workflow.updateMany({ where: { projectId: id, archivedAt: null }, data: { archivedAt } });
        await tx.queue.updateMany({ where: { projectId: id }, data: { archivedAt } });
        await tx.project.update({ where: { id }, data: { archivedAt } });
      });
    },
  };
}
