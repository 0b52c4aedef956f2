import type { Database } from '@wfb/prisma';
import type { Authorise } from './connection.ts';
import { approvalsChannel, parseChannel, projectChannel, runChannel, runsChannel } from './live-events.ts';

/** Channels of the session's own workspaces, and nothing else; what does not exist looks like what is foreign. */
export function createAuthorise({ prisma }: { prisma: Database }): Authorise {
  return async (session, text) => {
    const channel = parseChannel(text);
    if (!channel) return null;
    const isMember = (workspaceId: string | undefined) =>
      session.memberships.some((membership) => membership.workspaceId === workspaceId);
    // As for requests without a header: the active workspace, else the first.
    const active = isMember(session.activeWorkspaceId ?? undefined)
      ? session.activeWorkspaceId
      : (session.memberships[0]?.workspaceId ?? null);
    switch (channel.kind) {
      case 'runs':
        return active === null ? null : runsChannel(active);
      case 'approvals':
        return active === null ? null : approvalsChannel(active, session.user.id);
      case 'run': {
        const run = await prisma.run.findUnique({ where: { id: channel.id }, select: { workspaceId: true } });
        return isMember(run?.workspaceId) ? runChannel(channel.id) : null;
      }
      case 'project': {
        const project = await prisma.project.findUnique({
          where: { id: channel.id },
          select: { workspaceId: true },
        });
        return isMember(project?.workspaceId) ? projectChannel(channel.id) : null;
      }
    }
  };
}
