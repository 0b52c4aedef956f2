import { type Database, Prisma, type PrismaClient, type ReadModel, type RecordedEvent } from './index.ts';
import { toStorable, toStorableText } from './storable.ts';

// Read models follow the event log of their project. Each event is taken in once, under a lock of the model's row and in the very
// transaction that moves its position, so neither a crash nor two processes at once can count one twice.

export type Entry = Record<string, unknown>;

/** What a declaration makes of events; the meaning of its expressions is no matter of the database. */
export interface Fold {
  kinds: ReadonlySet<string>;
  keyOf(event: FoldedEvent): string | null;
  entryAfter(entry: Entry | undefined, event: FoldedEvent): Entry | undefined;
}
export type FoldOf = (declaration: unknown) => Fold;
export interface FoldedEvent {
  name: string;
  subject: string;
  number: number;
  data: unknown;
  at: string;
}

/** Events taken in by one transaction. */
const batch = 500;

/** Makes or changes a read model. Where it is to hold something else, its entries are made anew. */
export async function declareReadModel(
  db: Database,
  projectId: string,
  name: string,
  declaration: Prisma.InputJsonObject,
): Promise<void> {
  const at = { projectId_name: { projectId, name } };
  const known = await db.readModel.findUnique({ where: at });
  if (!known) {
    await db.readModel.create({ data: { projectId, name, declaration } });
    return;
  }
  await db.readModel.update({ where: at, data: { declaration } });
  if (meaningOf(known.declaration) === meaningOf(declaration)) return;
  await restart(db, known.id);
  await db.readModel.update({ where: at, data: { version: { increment: 1 } } });
}

/** All but what it is called. */
function meaningOf(declaration: unknown): string {
  const { title: _, ...meaning } = declaration as Record<string, unknown>;
  return JSON.stringify(meaning);
}

/** Forgets all entries, so that they are made anew from the first event on. */
export async function restart(db: Database, id: string): Promise<void> {
  await lock(db, id);
  await db.readModelRow.deleteMany({ where: { readModelId: id } });
  await db.readModel.update({
    where: { id },
    data: { position: 0, failures: 0, lastFailure: Prisma.DbNull },
  });
}

/**
 * Takes in what was recorded since the last time.
 * @param most Batches at most. False: there is still more.
 */
export async function catchUp(
  prisma: PrismaClient,
  id: string,
  foldOf: FoldOf,
  most = Infinity,
): Promise<boolean> {
  for (let count = 0; count < most; count += 1) {
    if (!(await isBehind(prisma, id))) return true;
    await prisma.$transaction((db) => takeIn(db, id, foldOf));
  }
  return !(await isBehind(prisma, id));
}

/** Batches that a search for an entry's events looks through at once. */
const mostSearched = 10;

/**
 * Events that belong to an entry, the newest first, of those before a place in the log. Whose entry an event belongs to is told by the
 * fold alone, so the search goes through all of its kinds and may stop before it has found enough: `next` is where it goes on.
 */
export async function eventsOf(
  db: Database,
  model: ReadModel,
  foldOf: FoldOf,
  { key, before, limit }: { key: string; before: bigint; limit: number },
): Promise<{ events: RecordedEvent[]; next: bigint | null }> {
  const fold = foldOf(model.declaration);
  const events: RecordedEvent[] = [];
  let place = before;
  for (let count = 0; count < mostSearched; count += 1) {
    const rows = await db.recordedEvent.findMany({
      where: { projectId: model.projectId, position: { lt: place }, type: { in: [...fold.kinds] } },
      orderBy: { position: 'desc' },
      take: batch,
    });
    for (const row of rows) {
      if (keyOrNull(fold, row) !== key) continue;
      if (events.length === limit) return { events, next: events.at(-1)!.position };
      events.push(row);
    }
    if (rows.length < batch) return { events, next: null };
    place = rows.at(-1)!.position;
  }
  return { events, next: place };
}

/** Of an event that cannot be taken in, the model keeps the failure; it belongs to no entry. */
function keyOrNull(fold: Fold, event: RecordedEvent): string | null {
  try {
    const key = fold.keyOf(toFolded(event));
    return key === null ? null : toStorableText(key);
  } catch {
    return null;
  }
}

/** Read models that have not taken in all that was recorded. */
export async function modelsBehind(db: Database): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT m.id FROM read_models m JOIN event_logs l ON l."projectId" = m."projectId" WHERE m.position < l.position`);
  return rows.map(({ id }) => id);
}

async function isBehind(db: Database, id: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>(Prisma.sql`
    SELECT 1 FROM read_models m JOIN event_logs l ON l."projectId" = m."projectId"
    WHERE m.id = ${id}::uuid AND m.position < l.position`);
  return rows.length > 0;
}

async function lock(db: Database, id: string): Promise<void> {
  await db.$queryRaw(Prisma.sql`SELECT 1 FROM read_models WHERE id = ${id}::uuid FOR UPDATE`);
}

async function takeIn(db: Database, id: string, foldOf: FoldOf): Promise<void> {
  await lock(db, id);
  const model = await db.readModel.findUnique({ where: { id } });
  const log = model && (await db.eventLog.findUnique({ where: { projectId: model.projectId } }));
  if (!model || !log) return;
  const fold = foldOf(model.declaration);
  const events = await db.recordedEvent.findMany({
    where: {
      projectId: model.projectId,
      position: { gt: model.position, lte: log.position },
      type: { in: [...fold.kinds] },
    },
    orderBy: { position: 'asc' },
    take: batch,
  });
  const { changes, failures, lastFailure } = await foldAll(db, model, fold, events);
  await write(db, id, changes);
  await db.readModel.update({
    where: { id },
    data: {
      position: events.length < batch ? log.position : events.at(-1)!.position,
      ...(lastFailure ? { failures: { increment: failures }, lastFailure } : {}),
    },
  });
}

interface Change {
  entry: Entry | undefined;
  position: bigint;
  at: Date;
}

async function foldAll(db: Database, model: ReadModel, fold: Fold, events: readonly RecordedEvent[]) {
  let failures = 0;
  let lastFailure: { position: number; message: string } | undefined;
  /** One event that cannot be taken in must not keep out all that come behind it. */
  const attempt = <T>(event: RecordedEvent, work: () => T): T | null => {
    try {
      return work();
    } catch (error) {
      failures += 1;
      lastFailure = { position: Number(event.position), message: toStorableText((error as Error).message) };
      return null;
    }
  };
  const belonging = events.flatMap((event) => {
    const folded = toFolded(event);
    const key = attempt(event, () => fold.keyOf(folded));
    return key === null ? [] : [{ event, folded, key: toStorableText(key) }];
  });
  const rows = await db.readModelRow.findMany({
    where: { readModelId: model.id, key: { in: [...new Set(belonging.map(({ key }) => key))] } },
  });
  const entries = new Map<string, Entry | undefined>(rows.map(({ key, state }) => [key, state as Entry]));
  const changes = new Map<string, Change>();
  for (const { event, folded, key } of belonging)
    attempt(event, () => {
      const before = entries.get(key);
      const entry = fold.entryAfter(before, folded);
      if (entry === before) return;
      entries.set(key, entry);
      changes.set(key, { entry, position: event.position, at: event.createdAt });
    });
  return { changes, failures, lastFailure };
}

const toFolded = ({ type, subject, number, data, createdAt }: RecordedEvent): FoldedEvent => ({
  ...{ name: type, subject, number, data },
  at: createdAt.toISOString(),
});

async function write(db: Database, id: string, changes: ReadonlyMap<string, Change>): Promise<void> {
  const gone = [...changes].filter(([, { entry }]) => !entry).map(([key]) => key);
  if (gone.length > 0) await db.readModelRow.deleteMany({ where: { readModelId: id, key: { in: gone } } });
  const kept = [...changes].filter(([, { entry }]) => entry);
  if (kept.length === 0) return;
  const states = kept.map(([, { entry }]) => JSON.stringify(toStorable(entry)));
  await db.$executeRaw(Prisma.sql`
    INSERT INTO read_model_rows ("readModelId", key, state, position, "updatedAt")
    SELECT ${id}::uuid, row.key, row.state::json, row.position, row.at
    FROM unnest(${kept.map(([key]) => key)}::text[], ${states}::text[], ${kept.map(([, { position }]) => position)}::bigint[],
      ${kept.map(([, { at }]) => at)}::timestamptz[]) AS row (key, state, position, at)
    ON CONFLICT ("readModelId", key) DO UPDATE
      SET state = excluded.state, position = excluded.position, "updatedAt" = excluded."updatedAt"`);
}
