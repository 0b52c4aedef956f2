import type { Database } from '@wfb/prisma';
import type { Caller } from '../../auth/caller.ts';
import { notFound } from '../../errors.ts';

/** The project, if it is one of the caller's workspace and not archived; else 404. */
export async function requireProject(prisma: Pick<Database, 'project'>, caller: Caller, projectId: string) {
  const project = await prisma.project.findFirst({
    where: { id: projectId, workspaceId: caller.workspaceId, archivedAt: null },
  });
  if (!project) throw notFound('project');
  return project;
}
