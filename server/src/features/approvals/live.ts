import type { Database } from '@wfb/prisma';
import type { LiveChannels } from '../../realtime/live-channels.ts';
import { approvalsChannel } from '../../realtime/live-events.ts';
import { countWaiting, loadApprovalRows, toApprovalSummary } from './approval-rows.ts';

/** Tells everybody of the workspace who looks at their approvals that this one changed, each in their own view. */
export async function publishApproval(
  deps: { prisma: Database; live: LiveChannels },
  approvalId: string,
): Promise<void> {
  const { prisma, live } = deps;
  const [row] = await loadApprovalRows(prisma, [approvalId]);
  if (!row) return;
  const members = await prisma.member.findMany({
    where: { organizationId: row.workspaceId },
    select: { userId: true, role: true },
  });
  const channelOf = (userId: string) => approvalsChannel(row.workspaceId, userId);
  const watched = await live.watched(members.map(({ userId }) => channelOf(userId)));
  const messages = await Promise.all(
    members
      .filter(({ userId }) => watched.has(channelOf(userId)))
      .map(async (member) => ({
        channel: channelOf(member.userId),
        event: {
          kind: 'approval.changed',
          approval: toApprovalSummary(row, member),
          waitingCount: await countWaiting(prisma, row.workspaceId, member),
        },
      })),
  );
  await live.publish(messages);
}
