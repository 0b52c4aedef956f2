import type { Database, PrismaClient } from '@wfb/prisma';
import type { Caller } from '../../auth/caller.ts';
import type { LiveChannels } from '../../realtime/live-channels.ts';
import { runChannel } from '../../realtime/live-events.ts';
import { loadApprovalRows, toApprovalSummary } from '../approvals/approval-rows.ts';
import { createRunControl, type RunControlDeps } from './control.ts';
import * as errors from './errors.ts';
import { findWhatItWaitsFor } from './waits-for.ts';
import { countRuns, listRunIds } from './queries.ts';
import { retryPointOf } from './retry-point.ts';
import { loadSummaries } from './run-rows.ts';
import type { ListRunsQuery, ListStepsQuery, Run, RunCounts, RunStep, RunSummary } from './schemas.ts';
import { type EventToSend, sendEvent } from './send-event.ts';
import { listRunSteps, loadShownSteps } from './shown-steps.ts';
import { findStartableWorkflow, type RunStarter } from './starting.ts';
import { isOpen } from './statuses.ts';
import type { Versions } from './versions.ts';

export interface RunsDeps extends RunControlDeps {
  prisma: PrismaClient;
  versions: Versions;
  starter: RunStarter;
  live: LiveChannels;
}

export type RunsService = ReturnType<typeof createRunsService>;

export function createRunsService(deps: RunsDeps) {
  const { prisma, versions, starter, live } = deps;
  const control = createRunControl(deps);

  return {
    /** `id` is the same for every attempt of one request, so a repeat gives the run that is there. */
    async start(
      caller: Caller,
      workflowId: string,
      request: { id: string; input: Record<string, unknown> },
    ): Promise<RunSummary> {
      const workflow = await findStartableWorkflow(prisma, caller.workspaceId, workflowId);
      const { runId } = await starter.start({
        workflow,
        id: request.id,
        input: request.input,
        trigger: 'manual',
        startedById: caller.user.id,
      });
      return summary(runId);
    },

    async list(
      caller: Caller,
      query: ListRunsQuery,
    ): Promise<{ items: RunSummary[]; nextCursor: string | null }> {
      const ids = await listRunIds(prisma, caller.workspaceId, query);
      const page = ids.slice(0, query.limit);
      const loaded = await loadSummaries(prisma, versions, page);
      return {
        items: loaded.map(({ run }) => run),
        nextCursor: ids.length > page.length ? page.at(-1)! : null,
      };
    },

    counts: (
      caller: Caller,
      query: { workflowId?: string | undefined; projectId?: string | undefined },
    ): Promise<RunCounts> => countRuns(prisma, caller.workspaceId, query),

    async get(caller: Caller, id: string): Promise<Run> {
      const known = await prisma.run.findFirst({
        where: { id, workspaceId: caller.workspaceId },
        select: { versionId: true },
      });
      if (!known) throw errors.runNotFound();
      // Kept from here on: the transaction below must not wait for a second connection.
      await versions.get(known.versionId);
      // Before reading: what changes meanwhile comes again over the channel, and nothing falls in between.
      const seq = await live.watch(runChannel(id)).catch(() => 0);
      // One moment for all of it: a run that is shown as completed has its output.
      return prisma.$transaction((tx) => readRun(tx, caller, id, seq), { isolationLevel: 'RepeatableRead' });
    },

    async listSteps(
      caller: Caller,
      id: string,
      query: ListStepsQuery,
    ): Promise<{ items: RunStep[]; nextCursor: string | null }> {
      const known = await prisma.run.count({ where: { id, workspaceId: caller.workspaceId } });
      if (known === 0) throw errors.runNotFound();
      return listRunSteps(prisma, id, query);
    },

    async cancel(caller: Caller, id: string): Promise<RunSummary> {
      await control.cancel(caller, id);
      return summary(id);
    },

    async terminate(caller: Caller, id: string, reason: string | undefined): Promise<RunSummary> {
      await control.terminate(caller, id, reason);
      return summary(id);
    },

    sendEvent: (caller: Caller, id: string, event: EventToSend): Promise<{ id: string }> =>
      sendEvent(deps, caller, id, event),

    async retry(
      caller: Caller,
      id: string,
      request: { id: string; from: 'start' | 'failed'; input?: Record<string, unknown> | undefined },
    ): Promise<RunSummary> {
      if (request.from === 'failed') {
        await control.retryFromFailed(caller, id);
        return summary(id);
      }
      const run = await prisma.run.findFirst({ where: { id, workspaceId: caller.workspaceId } });
      if (!run) throw errors.runNotFound();
      if (isOpen(run.status)) throw errors.notRetryable('This run is still under way.');
      const workflow = await findStartableWorkflow(prisma, caller.workspaceId, run.workflowId);
      const { runId } = await starter.start({
        workflow,
        id: request.id,
        input: request.input ?? run.input,
        trigger: 'retry',
        startedById: caller.user.id,
        retryOfRunId: id,
      });
      return summary(runId);
    },
  };

  async function readRun(db: Database, caller: Caller, id: string, seq: number): Promise<Run> {
    const row = await db.run.findFirst({ where: { id, workspaceId: caller.workspaceId } });
    if (!row) throw errors.runNotFound();
    const [loaded] = await loadSummaries(db, versions, [id]);
    const { steps, leftOut } = await loadShownSteps(db, id);
    const asked = await db.approval.findMany({
      where: { runId: id },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    const approvals = await loadApprovalRows(
      db,
      asked.map((approval) => approval.id),
    );
    const retried = await db.run.findMany({
      where: { retryOfRunId: id },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    const { definition } = await versions.get(row.versionId);
    const viewer = { userId: caller.user.id, role: caller.role };
    const open = isOpen(row.status);
    return {
      ...loaded!.run,
      input: row.input,
      output: row.output,
      values: row.values as Run['values'],
      versionId: row.versionId,
      definition,
      steps,
      stepsLeftOut: leftOut,
      parentRunId: row.parentRunId,
      retryOfRunId: row.retryOfRunId,
      retriedAs: retried.map((one) => one.id),
      seq,
      waitsFor: await findWhatItWaitsFor(db, row),
      actions: {
        cancel: open && row.cancelRequestedAt === null,
        terminate: open,
        retry: !open,
        retryFrom: retryPointOf(row, steps),
      },
      approvals: approvals.map((approval) => toApprovalSummary(approval, viewer)),
    };
  }

  async function summary(id: string): Promise<RunSummary> {
    const [loaded] = await loadSummaries(prisma, versions, [id]);
    if (!loaded) throw errors.runNotFound();
    return loaded.run;
  }
}
