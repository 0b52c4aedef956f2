import { Prisma, type PrismaClient } from '@wfb/prisma';
import { findRunTerms } from '@wfb/prisma/run-queues';
import { z } from 'zod';
import { type CarrierAnswer, type RunCarrier, StartRefused } from '../features/runs/carrier.ts';
import { toStartable } from '../features/runs/starting.ts';
import { isOpen, openStatuses } from '../features/runs/statuses.ts';
import type { Versions } from '../features/runs/versions.ts';
import { done, type Handlers, type Outcome, type OutboxRow } from './outbox.ts';

export interface RunHandlersDeps {
  prisma: PrismaClient;
  versions: Versions;
  carrier: RunCarrier;
  wake(queueName: string): void;
}

const aboutRun = z.object({ runId: z.string() });
const termination = aboutRun.extend({ reason: z.string().default('Stopped by hand.') });
const runEvent = aboutRun.extend({ event: z.string(), data: z.unknown() });

/** Rows that concern Temporal: starts, stops and events. */
export function createRunHandlers({ prisma, versions, carrier, wake }: RunHandlersDeps) {
  return {
    async 'run.start'(row) {
      const { runId } = aboutRun.parse(row.payload);
      const run = await prisma.run.findUnique({
        where: { id: runId },
        include: { workflow: { select: { id: true, name: true } } },
      });
      // Ended before it began.
      if (!run || !isOpen(run.status)) return done;
      const version = await versions.get(run.versionId);
      try {
        await carrier.start(
          toStartable({ ...run, version }, run.workflow, await findRunTerms(prisma, runId)),
        );
      } catch (error) {
        if (!(error instanceof StartRefused)) throw error;
        await failRun(runId, error.message);
        return done;
      }
      wake(run.queueName);
      return done;
    },

    async 'run.cancel'(row) {
      const { runId } = aboutRun.parse(row.payload);
      return unlessUnstarted(row, runId, await carrier.cancel(runId));
    },

    async 'run.terminate'(row) {
      const { runId, reason } = termination.parse(row.payload);
      return unlessUnstarted(row, runId, await carrier.terminate(runId, reason));
    },

    async 'run.event'(row) {
      const { runId, event, data } = runEvent.parse(row.payload);
      if (await hasEarlierEvent(row))
        return { kind: 'later', afterMs: 50, reason: 'Another event comes first.' };
      const answer = await carrier.sendEvent(runId, event, data, row.id);
      const run = await prisma.run.findUnique({ where: { id: runId }, select: { queueName: true } });
      if (run) wake(run.queueName);
      return unlessUnstarted(row, runId, answer);
    },
  } satisfies Partial<Handlers>;

  /** Events reach a run in the order in which they were sent to it. */
  async function hasEarlierEvent({ id, subjectId }: OutboxRow): Promise<boolean> {
    const earlier = await prisma.$queryRaw<unknown[]>(Prisma.sql`
      SELECT 1 FROM outbox WHERE "subjectId" = ${subjectId} AND kind = 'run.event' AND "doneAt" IS NULL AND "failedAt" IS NULL
        AND ("createdAt", id) < (SELECT "createdAt", id FROM outbox WHERE id = ${id}::uuid) LIMIT 1`);
    return earlier.length > 0;
  }

  async function failRun(runId: string, message: string): Promise<void> {
    await prisma.$transaction(async (tx) => {
      const now = new Date();
      const { count } = await tx.run.updateMany({
        where: { id: runId, status: { in: [...openStatuses] } },
        data: {
          ...{ status: 'failed', startedAt: now, finishedAt: now },
          error: { message: `The run could not be started: ${message}`, code: 'START_REFUSED' },
        },
      });
      if (count === 0) return;
      await tx.outbox.create({ data: { kind: 'run.failedNotify', subjectId: runId, payload: { runId } } });
    });
  }

  /** What Temporal does not know may not have been started yet: then it is not this row's turn. */
  async function unlessUnstarted(row: OutboxRow, runId: string, answer: CarrierAnswer): Promise<Outcome> {
    if (answer === 'done') return done;
    const start = await prisma.outbox.findFirst({
      where: { subjectId: runId, kind: 'run.start', doneAt: null, failedAt: null, id: { not: row.id } },
      select: { id: true },
    });
    return start ? { kind: 'later', afterMs: 500, reason: 'The run has not been started yet.' } : done;
  }
}
