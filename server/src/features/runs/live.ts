import type { Database } from '@wfb/prisma';
import type { LiveChannels } from '../../realtime/live-channels.ts';
import { runChannel, runsChannel } from '../../realtime/live-events.ts';
import { retryPointOf } from './retry-point.ts';
import { loadSteps, loadSummaries } from './run-rows.ts';
import type { RunWorkspaces } from './run-workspaces.ts';
import { isOpen } from './statuses.ts';
import type { Versions } from './versions.ts';

export interface RunChange {
  runIds: readonly string[];
  steps: readonly { runId: string; instance: string }[];
}

/** Steps of one run that are told one by one; of more at a time only those outside of loops are, and that there are others. */
const mostTold = 50;
const latestFailed = 50;

/** Tells who looks at these runs, or at the list that they are in, what has become of them. Costs little where nobody looks. */
export async function publishRuns(
  deps: { prisma: Database; versions: Versions; live: LiveChannels; workspaces: RunWorkspaces },
  change: RunChange,
): Promise<void> {
  const { prisma, versions, live } = deps;
  if (change.runIds.length === 0) return;
  const workspaces = await deps.workspaces.of(change.runIds);
  const watched = await live.watched([
    ...change.runIds.map(runChannel),
    ...[...new Set(workspaces.values())].map(runsChannel),
  ]);
  if (watched.size === 0) return;
  const isWatched = (runId: string) => watched.has(runChannel(runId));
  const changed = Map.groupBy(
    change.steps.filter(({ runId }) => isWatched(runId)),
    ({ runId }) => runId,
  );
  const crowded = [...changed].flatMap(([runId, steps]) => (steps.length > mostTold ? [runId] : []));
  const shown = change.runIds.filter(
    (runId) => isWatched(runId) || watched.has(runsChannel(workspaces.get(runId) ?? '')),
  );
  const [summaries, steps, details] = await Promise.all([
    loadSummaries(prisma, versions, shown),
    loadSteps(
      prisma,
      [...changed.values()].flatMap((steps) =>
        steps.length > mostTold ? steps.filter(({ instance }) => !instance.includes('[')) : steps,
      ),
    ),
    loadDetails(prisma, shown.filter(isWatched)),
  ]);
  await live.publish([
    ...steps.map(({ runId, step }) => ({
      channel: runChannel(runId),
      event: { kind: 'step.changed', step },
    })),
    ...crowded.map((runId) => ({ channel: runChannel(runId), event: { kind: 'steps.changed' } })),
    ...summaries.flatMap(({ workspaceId, run }) => {
      const event = { kind: 'run.changed', run };
      return [
        ...(isWatched(run.id) ? [{ channel: runChannel(run.id), event }] : []),
        ...(watched.has(runsChannel(workspaceId)) ? [{ channel: runsChannel(workspaceId), event }] : []),
      ];
    }),
    ...details.map((run) => ({ channel: runChannel(run.id), event: { kind: 'run.detail', run } })),
  ]);
}

async function loadDetails(prisma: Database, runIds: string[]) {
  if (runIds.length === 0) return [];
  const rows = await prisma.run.findMany({
    where: { id: { in: runIds } },
    select: {
      ...{ id: true, status: true, output: true, values: true, error: true, inProcess: true },
      cancelRequestedAt: true,
      steps: {
        where: { status: 'failed' },
        select: { stepId: true, status: true },
        // A long list may have many; the run failed with one of the latest.
        orderBy: { firstSeq: 'desc' },
        take: latestFailed,
      },
    },
  });
  return rows.map(({ id, status, output, values, error, inProcess, cancelRequestedAt, steps }) => ({
    ...{ id, output, values, error },
    actions: {
      cancel: isOpen(status) && cancelRequestedAt === null,
      terminate: isOpen(status),
      retry: !isOpen(status),
      retryFrom: retryPointOf(
        { status, inProcess, error },
        steps.toReversed() as { stepId: string; status: 'failed' }[],
      ),
    },
  }));
}
