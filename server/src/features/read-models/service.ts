import type { PrismaClient, ReadModel, ReadModelRow } from '@wfb/prisma';
import { catchUp, eventsOf, restart } from '@wfb/prisma/read-models';
import type { Caller } from '../../auth/caller.ts';
import { csvLine } from '../../data/csv.ts';
import { notFound } from '../../errors.ts';
import { toEvents } from '../event-log/service.ts';
import { requireProject } from '../projects/access.ts';
import { foldOf, readModelDeclarationOf } from './fold.ts';
import type { EntryShape, ReadModelShape } from './schemas.ts';

/** Batches that a reader waits for; what is left is taken in meanwhile, and the model says how far it is. */
const mostBatches = 4;
/** Entries of an export that are read at once. */
const exportPage = 1_000;

export interface ListEntriesQuery {
  cursor?: string | undefined;
  limit: number;
  q?: string | undefined;
  sort: 'key' | 'changed';
  order: 'asc' | 'desc';
}

export function createReadModelsService({ prisma }: { prisma: PrismaClient }) {
  async function requireModel(caller: Caller, projectId: string, name: string): Promise<ReadModel> {
    await requireProject(prisma, caller, projectId);
    const model = await prisma.readModel.findUnique({ where: { projectId_name: { projectId, name } } });
    if (!model) throw notFound('read model');
    return model;
  }

  async function toShapes(projectId: string, models: readonly ReadModel[]): Promise<ReadModelShape[]> {
    const [log, counts] = await Promise.all([
      prisma.eventLog.findUnique({ where: { projectId } }),
      prisma.readModelRow.groupBy({
        by: ['readModelId'],
        where: { readModelId: { in: models.map(({ id }) => id) } },
        _count: true,
      }),
    ]);
    return models.map((model) => {
      const { name, title = null, state, on } = readModelDeclarationOf(model.declaration);
      return {
        ...{ name, title, state, version: model.version, failures: model.failures },
        events: [...new Set(on.map(({ event }) => event))],
        entries: counts.find(({ readModelId }) => readModelId === model.id)?._count ?? 0,
        position: Number(model.position),
        recorded: Number(log?.position ?? 0),
        lastFailure: model.lastFailure as ReadModelShape['lastFailure'],
      };
    });
  }

  async function readEntries(modelId: string, { cursor, limit, q, sort, order }: ListEntriesQuery) {
    const beyond = order === 'asc' ? 'gt' : 'lt';
    const rows = await prisma.readModelRow.findMany({
      where: {
        readModelId: modelId,
        AND: [
          q ? { key: { startsWith: q } } : {},
          cursor === undefined
            ? {}
            : sort === 'key'
              ? { key: { [beyond]: cursor } }
              : { position: { [beyond]: BigInt(cursor) } },
        ],
      },
      // An event changes one entry of a model, so no two share a position.
      orderBy: sort === 'key' ? { key: order } : { position: order },
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const next = last && (sort === 'key' ? last.key : String(last.position));
    return { page, nextCursor: rows.length > limit ? next! : null };
  }

  return {
    async list(caller: Caller, projectId: string) {
      await requireProject(prisma, caller, projectId);
      const models = await prisma.readModel.findMany({ where: { projectId }, orderBy: { name: 'asc' } });
      return { items: await toShapes(projectId, models) };
    },

    /** By their keys; with all that was recorded before. */
    async listEntries(caller: Caller, projectId: string, name: string, query: ListEntriesQuery) {
      const model = await requireModel(caller, projectId, name);
      await catchUp(prisma, model.id, foldOf, mostBatches);
      const { page, nextCursor } = await readEntries(model.id, query);
      return { items: page.map(toEntry), nextCursor };
    },

    async getEntry(caller: Caller, projectId: string, name: string, key: string): Promise<EntryShape> {
      const model = await requireModel(caller, projectId, name);
      await catchUp(prisma, model.id, foldOf, mostBatches);
      const row = await prisma.readModelRow.findUnique({
        where: { readModelId_key: { readModelId: model.id, key } },
      });
      if (!row) throw notFound('entry');
      return toEntry(row);
    },

    /** What an entry was made of, the newest first. */
    async listEntryEvents(
      caller: Caller,
      projectId: string,
      name: string,
      key: string,
      { cursor, limit }: { cursor?: string | undefined; limit: number },
    ) {
      const model = await requireModel(caller, projectId, name);
      const before = cursor === undefined ? model.position + 1n : BigInt(cursor);
      const { events, next } = await eventsOf(prisma, model, foldOf, { key, before, limit });
      return { items: await toEvents(prisma, events), nextCursor: next === null ? null : String(next) };
    },

    /** Makes all entries anew from the event log. */
    async rebuild(caller: Caller, projectId: string, name: string): Promise<ReadModelShape> {
      const { id } = await requireModel(caller, projectId, name);
      await prisma.$transaction((tx) => restart(tx, id));
      await catchUp(prisma, id, foldOf, mostBatches);
      return (await toShapes(projectId, [await requireModel(caller, projectId, name)]))[0]!;
    },

    /** All entries as a table, a line each. */
    async export(caller: Caller, projectId: string, name: string): Promise<AsyncGenerator<string>> {
      const model = await requireModel(caller, projectId, name);
      await catchUp(prisma, model.id, foldOf, mostBatches);
      const fields = Object.keys(readModelDeclarationOf(model.declaration).state.properties ?? {});
      return (async function* lines() {
        yield csvLine(['key', ...fields, 'changedAt']);
        let cursor: string | undefined;
        do {
          const { page, nextCursor } = await readEntries(model.id, {
            ...{ cursor, limit: exportPage, sort: 'key', order: 'asc' },
          });
          for (const { key, entry, changedAt } of page.map(toEntry))
            yield csvLine([key, ...fields.map((field) => entry[field]), changedAt]);
          cursor = nextCursor ?? undefined;
        } while (cursor !== undefined);
      })();
    },
  };
}

const toEntry = ({ key, state, position, updatedAt }: ReadModelRow): EntryShape => ({
  key,
  entry: state as EntryShape['entry'],
  position: Number(position),
  changedAt: updatedAt.toISOString(),
});
