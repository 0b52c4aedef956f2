import { wakeChannel } from '@wfb/engine/contract';
import type { PrismaClient } from '@wfb/prisma';
import type { Redis } from 'ioredis';
import type { z } from 'zod';
import type { Caller } from '../../auth/caller.ts';
import { notFound } from '../../errors.ts';
import { stopTriggers } from '../workflows/triggers.ts';
import { requireProject } from './access.ts';
import { createProject, type NewProject } from './create.ts';
import { hasOpenRuns } from './errors.ts';
import { findPools, projectInclude, toProjects } from './read.ts';
import type { Pool, Project, projectUpdateBody, queueUpdateBody } from './schemas.ts';

export function createProjectsService({ prisma, redis }: { prisma: PrismaClient; redis: Redis }) {
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
    async create(caller: Caller, project: NewProject): Promise<Project> {
      await prisma.$transaction(async (tx) => {
        const existing = await tx.project.findUnique({ where: { id: project.id }, select: { id: true } });
        if (!existing) await createProject(tx, caller, project);
      });
      return get(caller, project.id);
    },

    async update(caller: Caller, id: string, changes: z.infer<typeof projectUpdateBody>): Promise<Project> {
      await requireProject(prisma, caller, id);
      // The short name and the pool's name stay: links and queues hang on them.
      await prisma.project.update({ where: { id }, data: changes });
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

    async listQueues(caller: Caller, projectId: string): Promise<{ items: Pool[] }> {
      await requireProject(prisma, caller, projectId);
      return { items: await findPools(prisma, projectId) };
    },

    async updateQueue(
      caller: Caller,
      projectId: string,
      queueId: string,
      changes: z.infer<typeof queueUpdateBody>,
    ): Promise<Pool> {
      await requireProject(prisma, caller, projectId);
      const queue = await prisma.queue.findFirst({ where: { id: queueId, projectId, archivedAt: null } });
      if (!queue) throw notFound('worker pool');
      await prisma.queue.update({ where: { id: queueId }, data: changes });
      // Hosts look at Postgres every few seconds anyway; this only saves the wait.
      await redis.publish(wakeChannel, queue.name).catch(() => {});
      const [pool] = await findPools(prisma, projectId, queueId);
      return pool!;
    },
  };
}
