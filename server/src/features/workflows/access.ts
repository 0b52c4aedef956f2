import type { Database, Prisma } from '@wfb/prisma';
import type { Caller } from '../../auth/caller.ts';
import { notFound } from '../../errors.ts';

/** Which workflows a caller can see at all. */
export const visibleWorkflows = (caller: Caller): Prisma.WorkflowWhereInput => ({
  archivedAt: null,
  project: { workspaceId: caller.workspaceId, archivedAt: null },
});

/** The workflow, if the caller may see it; else 404. */
export async function requireWorkflow(prisma: Pick<Database, 'workflow'>, caller: Caller, id: string) {
  const workflow = await prisma.workflow.findFirst({ where: { id, ...visibleWorkflows(caller) } });
  if (!workflow) throw notFound('workflow');
  return workflow;
}
