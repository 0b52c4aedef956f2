import { wakeChannel, type WorkerEventKind, type WorkerWish } from '@wfb/engine/contract';
import type { PrismaClient } from '@wfb/prisma';
import type { Redis } from 'ioredis';
import type { z } from 'zod';
import type { Caller } from '../../auth/caller.ts';
import { findPeople } from '../../data/people.ts';
import { notFound } from '../../errors.ts';
import { findPools, toWorker } from '../pools/read.ts';
import type { Worker } from '../pools/schemas.ts';
import { requireProject } from '../projects/access.ts';
import type { workerEventQuery, workerLogQuery } from './schemas.ts';

/** What people ask of a worker, and what becomes of its wish. */
const orders = {
  start: { desired: 'running', said: 'Started it.' },
  stop: { desired: 'stopped', said: 'Stopped it: what it has at work is tried again elsewhere.' },
  drain: { desired: 'drained', said: 'Let it finish what it has at work, and rest.' },
  restart: { desired: 'running', said: 'Restarted it.' },
} as const satisfies Record<string, { desired: WorkerWish; said: string }>;
export type WorkerOrder = keyof typeof orders;

export function createWorkersService({ prisma, redis }: { prisma: PrismaClient; redis: Redis }) {
  async function requireWorker(caller: Caller, projectId: string, workerId: string) {
    await requireProject(prisma, caller, projectId);
    const worker = await prisma.worker.findFirst({
      where: { id: workerId, queue: { projectId, archivedAt: null } },
      include: { host: true, queue: true },
    });
    if (!worker) throw notFound('worker');
    return worker;
  }

  return {
    async list(caller: Caller, projectId: string) {
      await requireProject(prisma, caller, projectId);
      const pools = await findPools(prisma, projectId);
      return {
        items: pools.flatMap(({ id, title, workers }) =>
          workers.map((worker) => ({ ...worker, pool: { id, title } })),
        ),
      };
    },

    /** Written down as a wish: the machine that holds the worker, or the next one, meets it. */
    async order(caller: Caller, projectId: string, workerId: string, order: WorkerOrder): Promise<Worker> {
      const { queue, replica, host } = await requireWorker(caller, projectId, workerId);
      const { desired, said } = orders[order];
      await prisma.$transaction([
        prisma.worker.update({
          where: { id: workerId },
          data: { desired, ...(order === 'restart' ? { restartRequestedAt: new Date() } : {}) },
        }),
        prisma.workerEvent.create({
          data: {
            ...{ queueId: queue.id, replica, kind: 'asked', reason: said, byUserId: caller.user.id },
            ...{ hostName: host?.hostName ?? null, region: host?.region ?? null },
          },
        }),
      ]);
      await redis.publish(wakeChannel, queue.name).catch(() => {});
      const worker = await requireWorker(caller, projectId, workerId);
      return toWorker(worker, worker.queue, new Date());
    },

    /** The pool's history, that of its parts in regions included; newest first. */
    async events(
      caller: Caller,
      projectId: string,
      queueId: string,
      { cursor, limit }: z.infer<typeof workerEventQuery>,
    ) {
      await requireProject(prisma, caller, projectId);
      const rows = await prisma.workerEvent.findMany({
        where: {
          queue: { projectId, OR: [{ id: queueId }, { poolId: queueId }] },
          ...(cursor ? { id: { lt: cursor } } : {}),
        },
        orderBy: { id: 'desc' },
        take: limit + 1,
      });
      const page = rows.slice(0, limit);
      const people = await findPeople(
        prisma,
        page.map(({ byUserId }) => byUserId),
      );
      return {
        items: page.map(({ id, at, kind, reason, replica, hostName, region, byUserId }) => ({
          ...{ id, reason, region, host: hostName },
          at: at.toISOString(),
          kind: kind as WorkerEventKind,
          worker: replica === null ? null : replica + 1,
          by: people.get(byUserId ?? '') ?? null,
        })),
        nextCursor: rows.length > limit ? page.at(-1)!.id : null,
      };
    },

    async log(
      caller: Caller,
      projectId: string,
      workerId: string,
      { cursor, limit }: z.infer<typeof workerLogQuery>,
    ) {
      await requireWorker(caller, projectId, workerId);
      const rows = await prisma.workerLogLine.findMany({
        where: { workerId, ...(cursor ? { id: { lt: BigInt(cursor) } } : {}) },
        orderBy: { id: 'desc' },
        take: limit + 1,
      });
      const page = rows.slice(0, limit);
      return {
        items: page.map(({ id, at, level, message, runId }) => ({
          ...{ id: String(id), at: at.toISOString(), message, runId },
          level: level as 'info' | 'warn' | 'error',
        })),
        nextCursor: rows.length > limit ? String(page.at(-1)!.id) : null,
      };
    },
  };
}
