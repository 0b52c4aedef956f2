import { validateData } from '@wfb/engine/contract/validate-data';
import { ExpressionFailure } from '@wfb/engine/expressions';
import { traitsOf } from '@wfb/engine/project-data';
import type { BacklogItem, PrismaClient } from '@wfb/prisma';
import { addItem, type AddResult, removeItem, restoreItem } from '@wfb/prisma/backlogs';
import type { Caller } from '../../auth/caller.ts';
import { findPeople } from '../../data/people.ts';
import { notFound } from '../../errors.ts';
import type { PersonShape } from '../../schemas.ts';
import { requireProject } from '../projects/access.ts';
import { declarationOf } from './declare.ts';
import * as errors from './errors.ts';
import type { BacklogItemShape } from './schemas.ts';
import { offerIn } from './settle.ts';

export interface ListItemsQuery {
  status: BacklogItemShape['status'];
  order: 'next' | 'newest' | 'oldest';
  cursor?: string | undefined;
  limit: number;
}

export function createBacklogsService({ prisma, kickOutbox }: { prisma: PrismaClient; kickOutbox(): void }) {
  async function requireBacklog(caller: Caller, projectId: string, name: string) {
    await requireProject(prisma, caller, projectId);
    const backlog = await prisma.backlog.findUnique({ where: { projectId_name: { projectId, name } } });
    if (!backlog) throw notFound('backlog');
    return { id: backlog.id, declaration: declarationOf(backlog) };
  }

  return {
    async list(caller: Caller, projectId: string) {
      await requireProject(prisma, caller, projectId);
      const backlogs = await prisma.backlog.findMany({ where: { projectId }, orderBy: { name: 'asc' } });
      const counts = await prisma.backlogItem.groupBy({
        by: ['backlogId', 'status'],
        where: { backlog: { projectId }, status: { in: ['waiting', 'taken'] } },
        _count: true,
        _min: { createdAt: true },
      });
      return {
        items: backlogs.map((backlog) => {
          const { name, title = null, order, maxSize = null, whenFull, item } = declarationOf(backlog);
          const of = (status: string) =>
            counts.find((count) => count.backlogId === backlog.id && count.status === status);
          return {
            ...{ name, title, order, maxSize, whenFull, item },
            waiting: of('waiting')?._count ?? 0,
            taken: of('taken')?._count ?? 0,
            waitingSince: of('waiting')?._min.createdAt?.toISOString() ?? null,
          };
        }),
      };
    },

    /** By default, waiting items in the order in which they are taken; others, the newest first. */
    async listItems(caller: Caller, projectId: string, name: string, query: ListItemsQuery) {
      const { id, declaration } = await requireBacklog(caller, projectId, name);
      const taken = query.status === 'waiting' ? declaration.order : 'newestFirst';
      const order = { next: taken, newest: 'newestFirst', oldest: 'oldestFirst' }[query.order];
      const oldestFirst = order !== 'newestFirst';
      const byPriority = order === 'priority';
      // By priority there is no place to go on from but a number of items.
      const skip = byPriority ? Number(query.cursor ?? 0) : 0;
      const after = query.cursor !== undefined && !byPriority ? BigInt(query.cursor) : undefined;
      const rows = await prisma.backlogItem.findMany({
        where: {
          backlogId: id,
          status: query.status,
          ...(after === undefined ? {} : { place: oldestFirst ? { gt: after } : { lt: after } }),
        },
        orderBy: [
          ...(byPriority ? [{ priority: 'desc' as const }] : []),
          { place: oldestFirst ? ('asc' as const) : ('desc' as const) },
        ],
        skip,
        take: query.limit + 1,
      });
      const page = rows.slice(0, query.limit);
      const next = byPriority ? skip + page.length : page.at(-1)?.place;
      return {
        items: await toItems(prisma, page),
        nextCursor: rows.length > page.length ? String(next) : null,
      };
    },

    async getItem(caller: Caller, projectId: string, name: string, itemId: string) {
      const { id } = await requireBacklog(caller, projectId, name);
      const row = await prisma.backlogItem.findFirst({ where: { id: itemId, backlogId: id } });
      if (!row) throw notFound('item');
      return (await toItems(prisma, [row]))[0]!;
    },

    /** @param itemKey The same for every attempt of the same request. */
    async add(caller: Caller, projectId: string, name: string, item: unknown, itemKey: string) {
      const { id, declaration } = await requireBacklog(caller, projectId, name);
      const checked = validateData(declaration.item, item);
      if (!checked.ok) throw errors.itemInvalid(checked.problems);
      const traits = readTraits(() => traitsOf(declaration, checked.value));
      const entry = { data: checked.value, ...traits, addKey: `api/${itemKey}`, addedById: caller.user.id };
      const result: AddResult = await prisma.$transaction((tx) =>
        addItem(tx, { id }, declaration, entry, offerIn(tx)),
      );
      kickOutbox();
      if (result.added) return { ...result, reason: null };
      if (result.reason === 'full' && declaration.whenFull === 'fail')
        throw errors.backlogFull(declaration.maxSize);
      return result;
    },

    async remove(caller: Caller, projectId: string, name: string, itemId: string): Promise<void> {
      const { id } = await requireBacklog(caller, projectId, name);
      const known = await prisma.backlogItem.count({ where: { id: itemId, backlogId: id } });
      if (known === 0) throw notFound('item');
      const removed = await prisma.$transaction((tx) => removeItem(tx, id, itemId));
      if (!removed) throw errors.itemNotWaiting();
    },

    async restore(caller: Caller, projectId: string, name: string, itemId: string): Promise<void> {
      const { id, declaration } = await requireBacklog(caller, projectId, name);
      const known = await prisma.backlogItem.count({ where: { id: itemId, backlogId: id } });
      if (known === 0) throw notFound('item');
      const outcome = await prisma.$transaction((tx) =>
        restoreItem(tx, id, declaration, itemId, offerIn(tx)),
      );
      if (outcome === 'notDropped') throw errors.itemNotDropped();
      if (outcome === 'duplicate') throw errors.itemThereAgain();
      if (outcome === 'full') throw errors.backlogFull(declaration.maxSize);
      kickOutbox();
    },
  };
}

function readTraits<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ExpressionFailure)) throw error;
    throw errors.itemInvalid([{ path: '', message: error.message }]);
  }
}

async function toItems(prisma: PrismaClient, rows: BacklogItem[]): Promise<BacklogItemShape[]> {
  const runIds = rows.flatMap(({ addedByRunId, takenByRunId }) =>
    [addedByRunId, takenByRunId].filter((id) => id !== null),
  );
  const [runs, people] = await Promise.all([
    prisma.run.findMany({ where: { id: { in: runIds } }, select: { id: true, subject: true } }),
    findPeople(
      prisma,
      rows.flatMap(({ addedById }) => (addedById === null ? [] : [addedById])),
    ),
  ]);
  const byId = new Map(runs.map((run) => [run.id, run]));
  const runOf = (id: string | null) => (id === null ? null : (byId.get(id) ?? null));
  const personOf = (id: string | null): PersonShape | null => (id === null ? null : (people.get(id) ?? null));
  return rows.map((row) => ({
    id: row.id,
    status: row.status as BacklogItemShape['status'],
    data: row.data,
    key: row.key,
    priority: row.priority,
    addedAt: row.createdAt.toISOString(),
    addedBy: personOf(row.addedById),
    addedByRun: runOf(row.addedByRunId),
    takenByRun: row.status === 'waiting' ? null : runOf(row.takenByRunId),
    takenAt: row.status === 'waiting' ? null : (row.takenAt?.toISOString() ?? null),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }));
}
