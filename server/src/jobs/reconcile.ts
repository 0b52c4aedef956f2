import { rebuildStream } from '@wfb/engine/contract';
import { Prisma, type PrismaClient } from '@wfb/prisma';
import type { FastifyBaseLogger } from 'fastify';
import type { Redis } from 'ioredis';
import { toStorable } from '../data/storable.ts';
import { withdrawApprovals } from '../features/approvals/close.ts';
import type { CarriedRun, RunCarrier } from '../features/runs/carrier.ts';
import { hasHole } from '../features/runs/projection/events-seen.ts';
import { isOpen, openStatuses } from '../features/runs/statuses.ts';

export interface ReconcilerDeps {
  prisma: PrismaClient;
  redis: Redis;
  carrier: RunCarrier;
  log: FastifyBaseLogger;
  kickOutbox(): void;
  announce(runId: string): void;
}

interface OpenRun {
  id: string;
  status: string;
  queueName: string;
  startedAt: Date | null;
  createdAt: Date;
  startPending: boolean;
  /** Of the run whose sub-workflow it is; null where no run started it. */
  parentStatus: string | null;
  hasSteps: boolean;
  hasHole: boolean;
  quietMs: number;
  stalledAt: Date | null;
}

const perRound = 200;
const atOnce = 10;
/** A page is rebuilt once in so long at most. Seconds. */
const rebuildEvery = 60;
const stalledAfterMs = 5 * 60_000;

/** Compares open runs with Temporal, which knows best, and mends what a lost event or a lost start left behind. */
export function createReconciler(deps: ReconcilerDeps) {
  const { prisma, carrier, log } = deps;

  /** Open runs about which nothing was heard for a while; those that wait for a person or a time are asked about less often. */
  function dueRuns(everything: boolean): Promise<OpenRun[]> {
    const due = everything
      ? Prisma.sql`r."reconciledAt" IS NULL OR r."reconciledAt" < now() - interval '20 seconds'`
      : Prisma.sql`greatest(r."updatedAt", r."reconciledAt") < now() - CASE
          WHEN r.status = 'waiting' AND (r."openApprovals" > 0 OR EXISTS (SELECT 1 FROM run_steps s
            WHERE s."runId" = r.id AND s.status = 'waiting' AND s."waitUntil" > now())) THEN interval '10 minutes'
          WHEN r.status = 'queued' THEN interval '20 seconds' ELSE interval '40 seconds' END`;
    return prisma.$queryRaw<OpenRun[]>(Prisma.sql`
      SELECT r.id, r.status, r."queueName", r."startedAt", r."createdAt", r."stalledAt",
        (extract(epoch FROM now() - r."updatedAt") * 1000)::float8 AS "quietMs",
        EXISTS (SELECT 1 FROM outbox o WHERE o."subjectId" = r.id::text AND o.kind = 'run.start' AND o."doneAt" IS NULL
          AND o."failedAt" IS NULL) AS "startPending",
        (SELECT p.status FROM runs p WHERE p.id = r."parentRunId" AND r.trigger = 'subworkflow') AS "parentStatus",
        EXISTS (SELECT 1 FROM run_steps s WHERE s."runId" = r.id) AS "hasSteps",
        coalesce(${hasHole}, false) AS "hasHole"
      FROM runs r WHERE r.status IN ('queued', 'running', 'waiting') AND NOT r."inProcess" AND (${due})
      ORDER BY r."reconciledAt" NULLS FIRST LIMIT ${perRound}`);
  }

  async function reconcileSome(everything: boolean): Promise<number> {
    const runs = await dueRuns(everything);
    const rest = [...runs];
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let run = rest.pop(); run; run = rest.pop()) await reconcileSafely(run);
      }),
    );
    return runs.length;
  }

  async function reconcileSafely(run: OpenRun): Promise<void> {
    try {
      await reconcile(run);
    } catch (error) {
      log.warn({ err: error, runId: run.id }, 'a run could not be compared with what carries it');
    }
    // Marked in any case: one run in trouble must not keep the others from their turn. `updatedAt` stays: it tells of progress.
    await prisma.$executeRaw`UPDATE runs SET "reconciledAt" = now() WHERE id = ${run.id}::uuid`;
  }

  async function reconcile(run: OpenRun): Promise<void> {
    // Its start is under way, and the outbox sees to it.
    if (run.startPending) return noteStall(run, true);
    const carried = await carrier.describe(run.id);
    if (!carried) return restart(run);
    if (carried.status !== 'open') return close(run, carried);
    if (carried.begun && (run.status === 'queued' || !run.hasSteps || run.hasHole)) {
      await prisma.run.updateMany({
        where: { id: run.id, status: 'queued' },
        data: { status: 'running', startedAt: run.startedAt ?? new Date() },
      });
      await requestRebuild(run.id);
      deps.announce(run.id);
    } else if (run.status === 'waiting' && carried.begun) {
      // The event that ended the wait may have been lost.
      await requestRebuild(run.id);
    }
    await noteStall(run, run.status !== 'waiting' || carried.troubled);
  }

  /** Nobody knows of it: its start was lost, or what carried it lost its memory. */
  async function restart(run: OpenRun): Promise<void> {
    if (run.startedAt !== null) {
      const error = { message: 'What carried this run has lost it. Run it again.', code: 'RUN_LOST' };
      return settle(run, { status: 'failed', error, output: null, at: new Date() });
    }
    if (run.parentStatus !== null) {
      // Its parent starts it, and nobody else: where the parent has ended before it could, it never will.
      if (isOpen(run.parentStatus)) return noteStall(run, true);
      return settle(run, { status: 'cancelled', error: null, output: null, at: new Date() });
    }
    log.warn({ runId: run.id }, 'the start of a run was lost; it is started again');
    await prisma.outbox.create({
      data: { kind: 'run.start', subjectId: run.id, payload: { runId: run.id } },
    });
    deps.kickOutbox();
  }

  async function close(run: OpenRun, carried: CarriedRun): Promise<void> {
    const { output, error } = await carried.outcome();
    await settle(run, {
      status: carried.status as Exclude<CarriedRun['status'], 'open'>,
      error,
      output,
      at: carried.closedAt ?? new Date(),
    });
    await requestRebuild(run.id);
  }

  async function settle(
    run: OpenRun,
    end: { status: string; error: unknown; output: unknown; at: Date },
  ): Promise<void> {
    const closed = await prisma.$transaction(async (tx) => {
      await withdrawApprovals(tx, run.id);
      const { count } = await tx.run.updateMany({
        where: { id: run.id, status: { in: [...openStatuses] } },
        data: {
          status: end.status,
          output: jsonOrNull(end.output),
          error: jsonOrNull(end.error),
          startedAt: run.startedAt ?? run.createdAt,
          finishedAt: end.at,
          openApprovals: 0,
          stalledAt: null,
        },
      });
      if (count === 0) return false;
      if (end.status === 'failed') {
        await tx.outbox.create({
          data: { kind: 'run.failedNotify', subjectId: run.id, payload: { runId: run.id } },
        });
      }
      return true;
    });
    if (!closed) return;
    log.info({ runId: run.id, status: end.status }, 'the end of a run was made up for');
    deps.kickOutbox();
    deps.announce(run.id);
  }

  /** Runs that have ended, and whose pages lack something that was lost on the way. */
  async function fillHoles(): Promise<void> {
    const runs = await prisma.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT r.id FROM runs r WHERE r.status IN ('completed', 'failed', 'cancelled')
        AND r."finishedAt" > now() - interval '1 day' AND ${hasHole}
      ORDER BY r."finishedAt" DESC LIMIT ${perRound}`);
    for (const { id } of runs) await requestRebuild(id);
  }

  /** Worker-hosts replay the history with the step events on, and the projection takes in what it missed. */
  async function requestRebuild(runId: string): Promise<void> {
    const fresh = await deps.redis.set(`wfb:rebuild-asked:${runId}`, '1', 'EX', rebuildEvery, 'NX');
    if (fresh === 'OK') await deps.redis.xadd(rebuildStream, 'MAXLEN', '~', 10_000, '*', 'runId', runId);
  }

  async function noteStall(run: OpenRun, isSuspicious: boolean): Promise<void> {
    if (!isSuspicious || run.quietMs < stalledAfterMs || run.stalledAt !== null) return;
    const { count } = await prisma.run.updateMany({
      where: { id: run.id, stalledAt: null, status: { in: [...openStatuses] } },
      data: { stalledAt: new Date() },
    });
    if (count > 0) {
      log.error(
        { runId: run.id, status: run.status, queue: run.queueName },
        'a run has made no progress for five minutes',
      );
      deps.announce(run.id);
    }
  }

  return {
    /** What is due now, and what has a hole. */
    async runs(): Promise<void> {
      await reconcileSome(false);
      await fillHoles();
    },
    /** Every open run, after Redis was lost. */
    async everything(): Promise<void> {
      for (let round = 0; round < 1_000 && (await reconcileSome(true)) === perRound; round += 1);
    },
  };
}

const jsonOrNull = (value: unknown) =>
  value === null || value === undefined ? Prisma.DbNull : (toStorable(value) as Prisma.InputJsonValue);
