import { heartbeatEveryMs } from '@wfb/engine/contract';
import { type ScalingPolicy, toScalingPolicy } from '@wfb/engine/contract/scaling-policy';
import { Prisma, type Database, type PrismaClient } from '@wfb/prisma';
import type { FastifyBaseLogger } from 'fastify';
import { hasOpenRuns } from '../../data/open-runs.ts';
import { decide, type Decision, leaveTo, type PoolLoad } from './decide.ts';
import type { QueueBacklog, ReadBacklog } from './queue-backlog.ts';

export interface ScalingRoundDeps {
  prisma: PrismaClient;
  readBacklog: ReadBacklog;
  /** Tells worker-hosts that something is wanted; they look by themselves, too. */
  wake(queueName: string): void;
  log: FastifyBaseLogger;
  now?: () => Date;
}

interface DueQueue {
  id: string;
  name: string;
  minWorkers: number;
  maxWorkers: number;
  scaling: unknown;
  scaledBy: string | null;
  openRuns: boolean;
}

interface SeatLoad {
  replica: number;
  slotsUsed: number;
  slotsTotal: number;
  cpuPercent: number;
}

/** A look of another server this short a time ago is this round's. */
const sameRoundSeconds = 20;
/** How far back failed tasks count. */
const failuresSeconds = 300;
const nothing: QueueBacklog = { depth: 0, waitSeconds: 0, arrivals: 0, dispatches: 0 };

/** Looks at every pool that has work or more workers than its least, keeps what it saw, and changes the number of workers where its policy says so. */
export function createScalingRound(deps: ScalingRoundDeps) {
  const { prisma, readBacklog, log, now = () => new Date() } = deps;

  return async function round(): Promise<void> {
    for (const queue of await findDue(prisma)) {
      try {
        if (await claim(prisma, queue.id, now())) await look(queue);
      } catch (error) {
        log.warn({ err: error, queue: queue.name }, 'a pool could not be looked at; its turn comes again');
      }
    }
  };

  async function look(queue: DueQueue): Promise<void> {
    const at = now();
    const policy = toScalingPolicy(queue.scaling);
    // Nothing waits in a pool without open runs, and asking wakes what sleeps in Temporal, too.
    const backlog = queue.openRuns ? await readBacklog(queue.name) : nothing;
    const seats = await findSeats(prisma, queue.id, at);
    await keepSample(prisma, queue.id, at, backlog, seats);
    const { cpu, ended, failed } = await findRecent(prisma, queue, policy, at);
    const changed = await prisma.$transaction(async (tx) => {
      // One server at a time, with what the last one decided before its eyes.
      const [state] = await tx.$queryRaw<
        { upAt: Date | null; downAt: Date | null; replicas: number }[]
      >(Prisma.sql`
        SELECT s."upAt", s."downAt", q.replicas FROM scaling_states s JOIN queues q ON q.id = s."queueId"
        WHERE s."queueId" = ${queue.id}::uuid FOR UPDATE`);
      if (!state) return false;
      const load: PoolLoad = {
        ...{ at: at.getTime(), depth: backlog.depth, waitSeconds: backlog.waitSeconds, cpu, ended, failed },
        replicas: state.replicas,
        busy: seats.filter(({ slotsUsed }) => slotsUsed > 0).map(({ replica }) => replica),
      };
      const limits = { min: queue.minWorkers, max: queue.maxWorkers };
      const history = { upAt: state.upAt?.getTime() ?? null, downAt: state.downAt?.getTime() ?? null };
      const decision = queue.scaledBy
        ? leaveTo(queue.scaledBy, state.replicas)
        : decide(load, policy, limits, history);
      await keepDecision(tx, queue.id, at, decision, policy.mode === 'dryRun');
      if (decision.action === 'hold' || policy.mode !== 'on') return false;
      await tx.queue.update({ where: { id: queue.id }, data: { replicas: decision.to } });
      await tx.scalingState.update({
        where: { queueId: queue.id },
        data: decision.action === 'up' ? { upAt: at } : { downAt: at },
      });
      log.info({ queue: queue.name, ...decision }, 'a pool is scaled');
      return true;
    });
    if (changed) deps.wake(queue.name);
  }
}

function findDue(prisma: PrismaClient): Promise<DueQueue[]> {
  return prisma.$queryRaw<DueQueue[]>(Prisma.sql`
    SELECT * FROM (
      SELECT q.id, q.name, q.replicas, q."minWorkers", q."maxWorkers", q.scaling, q."scaledBy", ${hasOpenRuns} AS "openRuns"
      FROM queues q WHERE q.enabled AND q."archivedAt" IS NULL) AS due
    WHERE "openRuns" OR ("scaledBy" IS NULL AND (replicas NOT BETWEEN "minWorkers" AND "maxWorkers" OR replicas > "minWorkers"))
    ORDER BY id`);
}

/** True for one server, once in a round. */
async function claim(prisma: PrismaClient, queueId: string, at: Date): Promise<boolean> {
  const count = await prisma.$executeRaw(Prisma.sql`
    INSERT INTO scaling_states AS known ("queueId", "lookedAt") VALUES (${queueId}::uuid, ${at})
    ON CONFLICT ("queueId") DO UPDATE SET "lookedAt" = EXCLUDED."lookedAt"
    WHERE known."lookedAt" IS NULL OR known."lookedAt" < EXCLUDED."lookedAt" - ${sameRoundSeconds} * interval '1 second'`);
  return count === 1;
}

/** Workers that are awake and were heard of lately. */
function findSeats(prisma: PrismaClient, queueId: string, at: Date): Promise<SeatLoad[]> {
  return prisma.worker.findMany({
    where: {
      ...{ queueId, sleeping: false, status: 'running' },
      heartbeatAt: { gt: new Date(at.getTime() - 3 * heartbeatEveryMs) },
    },
    select: { replica: true, slotsUsed: true, slotsTotal: true, cpuPercent: true },
  });
}

async function keepSample(
  prisma: PrismaClient,
  queueId: string,
  at: Date,
  backlog: QueueBacklog,
  seats: SeatLoad[],
): Promise<void> {
  const sum = (of: (seat: SeatLoad) => number) => seats.reduce((total, seat) => total + of(seat), 0);
  const { replicas } = await prisma.queue.findUniqueOrThrow({
    where: { id: queueId },
    select: { replicas: true },
  });
  await prisma.queueSample.create({
    data: {
      ...{ queueId, at, ...backlog, workers: seats.length, replicas },
      cpuPercent: seats.length === 0 ? 0 : sum(({ cpuPercent }) => cpuPercent) / seats.length,
      slotsUsed: sum(({ slotsUsed }) => slotsUsed),
      slotsTotal: sum(({ slotsTotal }) => slotsTotal),
    },
  });
}

async function findRecent(prisma: PrismaClient, queue: DueQueue, policy: ScalingPolicy, at: Date) {
  const seconds = Math.max(policy.up.cpuForSeconds, policy.down.cpuForSeconds) + 120;
  const samples = await prisma.queueSample.findMany({
    where: { queueId: queue.id, at: { gte: new Date(at.getTime() - seconds * 1_000), lte: at } },
    select: { at: true, cpuPercent: true },
    orderBy: { at: 'asc' },
  });
  const [tasks] = await prisma.$queryRaw<{ ended: number; failed: number }[]>(Prisma.sql`
    SELECT coalesce(sum(started), 0)::int AS ended, coalesce(sum(failed), 0)::int AS failed FROM statistics_rollups
    WHERE measure = 'tasks' AND level = 'queue' AND key = ${queue.name} AND grain = 'minute'
      AND "projectId" = (SELECT "projectId" FROM queues WHERE id = ${queue.id}::uuid)
      AND at > ${at}::timestamptz - ${failuresSeconds} * interval '1 second'`);
  return {
    cpu: samples.map((sample) => ({ at: sample.at.getTime(), percent: sample.cpuPercent })),
    ended: tasks?.ended ?? 0,
    failed: tasks?.failed ?? 0,
  };
}

/** A look that comes to the same as the last one lengthens its row. */
async function keepDecision(
  tx: Database,
  queueId: string,
  at: Date,
  decision: Decision,
  dryRun: boolean,
): Promise<void> {
  const last = await tx.scalingDecision.findFirst({ where: { queueId }, orderBy: { id: 'desc' } });
  const { action, code, from: fromCount, to: toCount, reason } = decision;
  const isSame =
    last?.action === action &&
    last.code === code &&
    last.dryRun === dryRun &&
    last.fromCount === fromCount &&
    last.toCount === toCount;
  // What was done is told each time that it was done.
  if (last && isSame && (action === 'hold' || dryRun)) {
    await tx.scalingDecision.update({
      where: { id: last.id },
      data: { lastAt: at, looks: { increment: 1 }, reason },
    });
    return;
  }
  await tx.scalingDecision.create({
    data: { queueId, at, lastAt: at, action, code, reason, fromCount, toCount, dryRun },
  });
}
