import { isUuid } from '@wfb/prisma/uuid7';

/** Channels as clients name them. */
export type Channel =
  { kind: 'run'; id: string } | { kind: 'runs' } | { kind: 'approvals' } | { kind: 'project'; id: string };

export function parseChannel(text: string): Channel | null {
  if (text === 'runs' || text === 'approvals') return { kind: text };
  const [kind, id = ''] = text.split(':');
  if ((kind === 'run' || kind === 'project') && isUuid(id)) return { kind, id: id.toLowerCase() };
  return null;
}

// Channels as they are kept: with whose they are.
export const runChannel = (runId: string): string => `run:${runId}`;
export const runsChannel = (workspaceId: string): string => `runs:${workspaceId}`;
export const approvalsChannel = (workspaceId: string, userId: string): string =>
  `approvals:${workspaceId}:${userId}`;
export const projectChannel = (projectId: string): string => `project:${projectId}`;

/** Id of the project whose channel it is; null for other channels. */
export function projectOfChannel(channel: string): string | null {
  return channel.startsWith('project:') ? channel.slice('project:'.length) : null;
}
