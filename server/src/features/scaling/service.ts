import { toScalingPolicy } from '@wfb/engine/contract/scaling-policy';
import { Prisma, type PrismaClient } from '@wfb/prisma';
import type { Caller } from '../../auth/caller.ts';
import { notFound } from '../../errors.ts';
import { requireProject } from '../projects/access.ts';
import { mergeRows, readRows, stretchOf } from '../statistics/read.ts';
import type { Range } from '../statistics/schemas.ts';
import type { QueueScaling, ScalingBody, ScalingSimulation, SimulationBody } from './schemas.ts';
import { fixedScaler, kedaScaler, ownScaler, simulate, type SimulatedWorker } from './simulate.ts';
import { type LoadTrace, recordedTrace, syntheticTrace } from './traces.ts';

const recordedHours = 12;
const shownPoints = 160;
/** A worker that was never seen at work. */
const usualWorker: SimulatedWorker = { slots: 100, taskSeconds: 1, startSeconds: 5 };

export function createScalingService({ prisma }: { prisma: PrismaClient }) {
  async function requireQueue(caller: Caller, projectId: string, queueId: string) {
    await requireProject(prisma, caller, projectId);
    const queue = await prisma.queue.findFirst({
      where: { id: queueId, projectId, archivedAt: null },
      include: { scalingState: true },
    });
    if (!queue) throw notFound('worker pool');
    return queue;
  }
  type QueueRow = Awaited<ReturnType<typeof requireQueue>>;

  /** Slots and length of tasks as they were seen lately. */
  async function measuredWorker(queue: QueueRow): Promise<SimulatedWorker> {
    const scope = { projectId: queue.projectId, measure: 'tasks', level: 'queue', key: queue.name } as const;
    const tally = mergeRows(await readRows(prisma, scope, stretchOf('day', Date.now())));
    const seat = await prisma.worker.findFirst({ where: { queueId: queue.id, slotsTotal: { gt: 0 } } });
    const { count } = tally.durations;
    return {
      ...usualWorker,
      slots: queue.maxConcurrentTasks ?? seat?.slotsTotal ?? usualWorker.slots,
      ...(count > 0 ? { taskSeconds: Math.max(0.01, tally.durationMsSum / count / 1_000) } : {}),
    };
  }

  async function traceOf(
    name: SimulationBody['trace'],
    queueId: string,
    worker: SimulatedWorker,
  ): Promise<LoadTrace> {
    if (name !== 'recorded') return syntheticTrace(name, worker.slots / worker.taskSeconds);
    const samples = await prisma.queueSample.findMany({
      where: { queueId, at: { gt: new Date(Date.now() - recordedHours * 3_600_000) } },
      select: { at: true, arrivals: true },
      orderBy: { at: 'asc' },
    });
    return recordedTrace(samples);
  }

  return {
    async get(caller: Caller, projectId: string, queueId: string): Promise<QueueScaling> {
      return toScaling(await requireQueue(caller, projectId, queueId));
    },

    async set(caller: Caller, projectId: string, queueId: string, body: ScalingBody): Promise<QueueScaling> {
      await requireQueue(caller, projectId, queueId);
      const { policy, minWorkers, maxWorkers } = body;
      // What a pool says holds for its parts in regions, too.
      await prisma.queue.updateMany({
        where: { projectId, OR: [{ id: queueId }, { poolId: queueId, kind: 'region' }] },
        data: { scaling: policy, minWorkers, maxWorkers },
      });
      return toScaling(await requireQueue(caller, projectId, queueId));
    },

    async decisions(
      caller: Caller,
      projectId: string,
      queueId: string,
      page: { cursor?: string | undefined; limit: number },
    ) {
      await requireQueue(caller, projectId, queueId);
      const rows = await prisma.scalingDecision.findMany({
        where: { queueId, ...(page.cursor === undefined ? {} : { id: { lt: page.cursor } }) },
        orderBy: { id: 'desc' },
        take: page.limit + 1,
      });
      const items = rows.slice(0, page.limit).map((row) => ({
        ...{ id: row.id, looks: row.looks, reason: row.reason, dryRun: row.dryRun },
        action: row.action as 'up' | 'down' | 'hold',
        ...{ from: row.fromCount, to: row.toCount },
        at: row.at.toISOString(),
        lastAt: row.lastAt.toISOString(),
      }));
      return { items, nextCursor: rows.length > page.limit ? items.at(-1)!.id : null };
    },

    async load(caller: Caller, projectId: string, queueId: string, range: Range) {
      await requireQueue(caller, projectId, queueId);
      const { from, bucketMs } = stretchOf(range, Date.now());
      const bucketSeconds = bucketMs / 1_000;
      const rows = await prisma.$queryRaw<
        {
          at: Date;
          depth: number;
          depthMax: number;
          waitSeconds: number;
          arrivals: number;
          workers: number;
          cpuPercent: number;
        }[]
      >(Prisma.sql`
        SELECT date_bin(${bucketSeconds} * interval '1 second', at, ${from}) AS at, avg(depth)::float8 AS depth, max(depth) AS "depthMax",
          max("waitSeconds") AS "waitSeconds", avg(arrivals)::float8 AS arrivals, avg(workers)::float8 AS workers,
          avg("cpuPercent")::float8 AS "cpuPercent"
        FROM queue_samples WHERE "queueId" = ${queueId}::uuid AND at >= ${from} GROUP BY 1 ORDER BY 1`);
      return { bucketSeconds, points: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
    },

    async simulate(
      caller: Caller,
      projectId: string,
      queueId: string,
      body: SimulationBody,
    ): Promise<ScalingSimulation> {
      const queue = await requireQueue(caller, projectId, queueId);
      const worker = await measuredWorker(queue);
      const trace = await traceOf(body.trace, queueId, worker);
      const limits = { min: body.minWorkers, max: body.maxWorkers };
      const scalers = {
        policy: ownScaler(body.policy, limits),
        fixed: fixedScaler(limits.min),
        keda: kedaScaler(limits),
      };
      const runs = Object.entries(scalers).map(([rule, scaler]) => {
        const run = simulate(trace, worker, scaler, limits.min);
        return { ...run, rule: rule as keyof typeof scalers, points: thin(run.points) };
      });
      const shown = runs[0]!.points;
      return {
        runs,
        worker: { slots: worker.slots, taskSeconds: worker.taskSeconds },
        arrivals: shown.map(
          ({ atSeconds }) => trace.arrivals[Math.floor(atSeconds / trace.stepSeconds)]! / trace.stepSeconds,
        ),
      };
    },
  };
}

function toScaling(queue: {
  scaling: unknown;
  minWorkers: number;
  maxWorkers: number;
  replicas: number;
  scaledBy: string | null;
  scalingState: { upAt: Date | null; downAt: Date | null } | null;
}): QueueScaling {
  return {
    policy: toScalingPolicy(queue.scaling),
    ...{ minWorkers: queue.minWorkers, maxWorkers: queue.maxWorkers, replicas: queue.replicas },
    scaledBy: queue.scaledBy,
    upAt: queue.scalingState?.upAt?.toISOString() ?? null,
    downAt: queue.scalingState?.downAt?.toISOString() ?? null,
  };
}

/** As many points as a screen can show, the first and the last among them. */
function thin<T>(points: T[]): T[] {
  if (points.length <= shownPoints) return points;
  const step = (points.length - 1) / (shownPoints - 1);
  return Array.from({ length: shownPoints }, (_, index) => points[Math.round(index * step)]!);
}
