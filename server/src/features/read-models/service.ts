import type { PrismaClient, ReadModel, ReadModelRow } from '@wfb/prisma';
import { catchUp, restart } from '@wfb/prisma/read-models';
import type { Caller } from '../../auth/caller.ts';
import { notFound } from '../../errors.ts';
import { requireProject } from '../projects/access.ts';
import { csvLine } from './csv.ts';
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

  async function readEntries(modelId: string, { cursor, limit, q }: ListEntriesQuery) {
    const rows = await prisma.readModelRow.findMany({
      where: {
        readModelId: modelId,
        AND: [cursor === undefined ? {} : { key: { gt: cursor } }, q ? { key: { startsWith: q } } : {}],
      },
      orderBy: { key: 'asc' },
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    return { page, nextCursor: rows.length > limit ? page.at(-1)!.key : null };
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
          const { page, nextCursor } = await readEntries(model.id, { cursor, limit: exportPage });
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
