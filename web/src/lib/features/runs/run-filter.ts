import type { RunStatus, RunSummary } from '#lib/api/types.ts';

/** What the list of runs is narrowed to. The URL keeps it, so that it can be sent, bookmarked and gone back to. */
export interface RunFilter {
  group: RunGroup | null;
  q: string;
  workflowId: string | null;
  projectId: string | null;
}

/** The chips above the list. People think of "running" as anything that has begun to be looked after. */
export const runGroups = [
  { group: 'running', label: 'Running', statuses: ['queued', 'running'] },
  { group: 'waiting', label: 'Waiting', statuses: ['waiting'] },
  { group: 'failed', label: 'Failed', statuses: ['failed'] },
  { group: 'done', label: 'Done', statuses: ['completed'] },
  { group: 'cancelled', label: 'Cancelled', statuses: ['cancelled', 'terminated'] },
] as const satisfies readonly { group: string; label: string; statuses: readonly RunStatus[] }[];
export type RunGroup = (typeof runGroups)[number]['group'];

export function readFilter(params: URLSearchParams): RunFilter {
  const group = params.get('status');
  return {
    group: runGroups.find((entry) => entry.group === group)?.group ?? null,
    q: params.get('q') ?? '',
    workflowId: params.get('workflow'),
    projectId: params.get('project'),
  };
}

/** The query with its question mark, or nothing. */
export function printFilter(filter: RunFilter): string {
  const params = new URLSearchParams();
  if (filter.group) params.set('status', filter.group);
  if (filter.q.trim()) params.set('q', filter.q.trim());
  if (filter.workflowId) params.set('workflow', filter.workflowId);
  if (filter.projectId) params.set('project', filter.projectId);
  const query = params.toString();
  return query ? `?${query}` : '';
}

export function statusesOf(group: RunGroup | null): RunStatus[] | undefined {
  const entry = runGroups.find((candidate) => candidate.group === group);
  return entry && [...entry.statuses];
}

export function countOf(group: RunGroup, counts: Partial<Record<RunStatus, number>>): number {
  return (statusesOf(group) ?? []).reduce((sum, status) => sum + (counts[status] ?? 0), 0);
}

/** Whether a changed run still belongs to the list; the server's search decides about words, so those are only checked roughly. */
export function matchesFilter(run: RunSummary, filter: RunFilter): boolean {
  const statuses = statusesOf(filter.group);
  if (statuses && !statuses.includes(run.status)) return false;
  if (filter.workflowId && run.workflowId !== filter.workflowId) return false;
  if (filter.projectId && run.projectId !== filter.projectId) return false;
  const words = filter.q.trim().toLowerCase();
  return words === '' || `${run.subject} ${run.workflowName}`.toLowerCase().includes(words);
}
