import type { Database } from '@wfb/prisma';
import type { LiveChannels } from '../../realtime/live-channels.ts';
import { approvalsChannel } from '../../realtime/live-events.ts';

export const countUnread = (prisma: Database, workspaceId: string, userId: string): Promise<number> =>
  prisma.messageRecipient.count({ where: { userId, workspaceId, readAt: null } });

/** Tells those of these people who look how many messages they have not read. It goes with what else waits for them. */
export async function publishUnread(
  deps: { prisma: Database; live: LiveChannels },
  workspaceId: string,
  userIds: readonly string[],
): Promise<void> {
  const channelOf = (userId: string) => approvalsChannel(workspaceId, userId);
  const watched = await deps.live.watched(userIds.map(channelOf));
  const messages = await Promise.all(
    userIds
      .filter((userId) => watched.has(channelOf(userId)))
      .map(async (userId) => ({
        channel: channelOf(userId),
        event: {
          kind: 'messages.changed',
          unreadCount: await countUnread(deps.prisma, workspaceId, userId),
        },
      })),
  );
  await deps.live.publish(messages);
}
