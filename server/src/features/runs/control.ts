import { reclaimItems } from '@wfb/prisma/backlogs';
import { Prisma, type PrismaClient } from '@wfb/prisma';
import type { Caller } from '../../auth/caller.ts';
import { uuid7 } from '@wfb/prisma/uuid7';
import { withdrawApprovals } from '../approvals/close.ts';
import { reopenFor } from '../splitting/split.ts';
import type { RunCarrier } from './carrier.ts';
import * as errors from './errors.ts';
import { retryPointOf } from './retry-point.ts';
import { containerKinds, isOpen, openStatuses } from './statuses.ts';

export interface RunControlDeps {
  prisma: PrismaClient;
  carrier: RunCarrier;
  kickOutbox(): void;
  wake(queueName: string): void;
  announce(runId: string): void;
}

/** What people do to runs under way, and to failed ones. */
export function createRunControl({ prisma, carrier, kickOutbox, wake, announce }: RunControlDeps) {
  return {
    /** Asks the run to stop: it undoes what it has to and ends as cancelled. Asking twice is asking once. */
    async cancel(caller: Caller, id: string): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const asked = await tx.run.updateMany({
          where: {
            id,
            workspaceId: caller.workspaceId,
            status: { in: [...openStatuses] },
            cancelRequestedAt: null,
          },
          data: { cancelRequestedAt: new Date(), cancelRequestedById: caller.user.id },
        });
        if (asked.count === 0) return refuseUnlessRepeat(tx, caller, id);
        await tx.outbox.create({ data: { kind: 'run.cancel', subjectId: id, payload: { runId: id } } });
      });
      kickOutbox();
      announce(id);
    },

    /** Ends the run at once, as it stands; nothing of it is undone. */
    async terminate(caller: Caller, id: string, reason = 'Stopped by hand.'): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const run = await tx.run.findFirst({ where: { id, workspaceId: caller.workspaceId } });
        if (!run) throw errors.runNotFound();
        // Requests before runs, as everywhere: two transactions that lock in another order would wait for each other.
        await withdrawApprovals(tx, id);
        const ended = await tx.run.updateMany({
          where: { id, status: { in: [...openStatuses] } },
          data: {
            status: 'terminated',
            finishedAt: new Date(),
            openApprovals: 0,
            error: { message: reason, code: 'TERMINATED' },
          },
        });
        if (ended.count === 0) throw errors.alreadyFinished();
        await tx.runStep.updateMany({
          where: { runId: id, status: { in: ['running', 'waiting'] } },
          data: { status: 'cancelled', finishedAt: new Date(), waitingFor: null },
        });
        await tx.outbox.create({
          data: { kind: 'run.terminate', subjectId: id, payload: { runId: id, reason } },
        });
      });
      kickOutbox();
      announce(id);
    },

    /** Takes the same run up again just before the step that failed: steps done before keep their results. */
    async retryFromFailed(caller: Caller, id: string): Promise<void> {
      const run = await prisma.run.findFirst({ where: { id, workspaceId: caller.workspaceId } });
      if (!run) throw errors.runNotFound();
      const named = (run.error as { stepId?: string } | null)?.stepId;
      const steps = await prisma.runStep.findMany({
        where: { runId: id, OR: [{ status: 'failed' }, ...(named ? [{ stepId: named }] : [])] },
        select: { stepId: true, instance: true, status: true, firstSeq: true },
        orderBy: { firstSeq: 'asc' },
      });
      const stepId = retryPointOf(run, steps as Parameters<typeof retryPointOf>[1]);
      if (stepId === null) {
        throw errors.notRetryable(
          run.inProcess
            ? 'This run has no steps worth keeping. Run it again from the start.'
            : 'Only a failed run can be taken up at the step that failed.',
        );
      }
      const ofStep = steps.filter((step) => step.stepId === stepId);
      const failed = ofStep.findLast(({ status }) => status === 'failed') ?? ofStep.at(-1)!;
      const approvals = await prisma.approval.findMany({
        where: { runId: id, instance: failed.instance },
        select: { id: true },
      });
      // First the page, then Temporal: events of the second attempt must find the rows of the first one gone.
      await prisma.$transaction(async (tx) => {
        const reopened = await tx.run.updateMany({
          where: { id, status: 'failed' },
          data: {
            status: 'running',
            finishedAt: null,
            error: Prisma.DbNull,
            output: Prisma.DbNull,
            reconciledAt: new Date(),
          },
        });
        if (reopened.count === 0) throw errors.alreadyFinished();
        await forgetFrom(tx, id, failed.firstSeq);
        await reclaimItems(tx, id);
        await reopenFor(tx, run);
      });
      wake(run.queueName);
      try {
        await carrier.rewind(id, { stepId, approvalIds: approvals.map((approval) => approval.id) }, uuid7());
      } catch (error) {
        await prisma.run.updateMany({
          where: { id, status: 'running' },
          data: { status: 'failed', finishedAt: run.finishedAt, error: run.error as Prisma.InputJsonObject },
        });
        throw error;
      } finally {
        announce(id);
      }
    },
  };

  async function refuseUnlessRepeat(tx: Prisma.TransactionClient, caller: Caller, id: string): Promise<void> {
    const run = await tx.run.findFirst({ where: { id, workspaceId: caller.workspaceId } });
    if (!run) throw errors.runNotFound();
    if (!isOpen(run.status)) throw errors.alreadyFinished();
  }
}

/** Rows of what will happen again: the failed step and all behind it go, containers around it are open again. */
async function forgetFrom(tx: Prisma.TransactionClient, runId: string, firstSeq: number): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    DELETE FROM run_steps WHERE "runId" = ${runId}::uuid AND ("firstSeq" >= ${firstSeq}
      OR (status IN ('failed', 'cancelled', 'running', 'waiting') AND kind <> ALL(${[...containerKinds]}::text[])))`);
  await tx.$executeRaw(Prisma.sql`
    UPDATE run_steps SET status = 'running', seq = "firstSeq", "finishedAt" = NULL, error = NULL, output = NULL
    WHERE "runId" = ${runId}::uuid AND status <> 'done' AND kind = ANY(${[...containerKinds]}::text[])`);
  await tx.$executeRaw(Prisma.sql`
    UPDATE runs SET "eventsSeen" = "eventsSeen" * int4multirange(int4range(0, ${firstSeq}))
    WHERE id = ${runId}::uuid`);
  // A request or a sub-workflow of the failed part is made anew; the old one stays as what happened.
  await tx.$executeRaw(Prisma.sql`
    UPDATE approvals a SET instance = a.instance || '#' || a.id WHERE a."runId" = ${runId}::uuid AND NOT EXISTS (
      SELECT 1 FROM run_steps s WHERE s."runId" = a."runId" AND s.instance = a.instance)`);
  await tx.$executeRaw(Prisma.sql`
    UPDATE runs child SET "parentInstance" = child."parentInstance" || '#' || child.id,
      "startKey" = child."startKey" || '#' || child.id
    WHERE child."parentRunId" = ${runId}::uuid AND NOT EXISTS (SELECT 1 FROM run_steps s
      WHERE s."runId" = child."parentRunId" AND s.instance = child."parentInstance")`);
}
