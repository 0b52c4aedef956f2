import { type Backlog, type BacklogItem, type Database, Prisma } from './index.ts';
import { toStorable, toStorableText } from './storable.ts';

// The meaning of a work backlog, for servers and workers alike. Everything happens under a lock of the backlog's row, within the
// caller's transaction.

/** What a backlog is told when an item is added; the rest of its declaration is no matter of the database. */
export interface BacklogRules {
  order: 'oldestFirst' | 'newestFirst' | 'priority';
  onDuplicate: 'keepFirst' | 'replace';
  maxSize?: number | undefined;
  whenFull: 'fail' | 'leaveOut' | 'dropOldest';
}

export interface NewItem {
  data: unknown;
  key: string | null;
  priority: number;
  addKey: string;
  addedByRunId?: string;
  addedById?: string;
}

export type AddResult =
  { added: true; itemId: string } | { added: false; reason: 'duplicate' | 'full'; itemId: string | null };

/** Told when an item was set aside for a waiting run, so that the caller can write the event that wakes it. */
export type Offer = (take: { runId: string; takeId: string }) => Promise<void>;

export async function addItem(
  db: Database,
  backlog: Pick<Backlog, 'id'>,
  rules: BacklogRules,
  item: NewItem,
  offer: Offer,
): Promise<AddResult> {
  await lock(db, backlog.id);
  const known = await db.backlogItem.findUnique({
    where: { backlogId_addKey: { backlogId: backlog.id, addKey: item.addKey } },
  });
  if (known) return { added: true, itemId: known.id };
  const key = item.key === null ? null : toStorableText(item.key);
  const data = toStorable(item.data ?? null) as Prisma.InputJsonValue;
  const values = { data: data ?? Prisma.JsonNull, priority: item.priority };
  const first = await findSame(db, backlog.id, key);
  if (first) {
    if (rules.onDuplicate === 'replace' && first.status === 'waiting')
      await db.backlogItem.update({ where: { id: first.id }, data: values });
    return { added: false, reason: 'duplicate', itemId: first.id };
  }
  if (await isFull(db, backlog.id, rules)) {
    if (rules.whenFull !== 'dropOldest') return { added: false, reason: 'full', itemId: null };
    const waiting = { backlogId: backlog.id, status: 'waiting' };
    const oldest = await db.backlogItem.findFirst({ where: waiting, orderBy: { place: 'asc' } });
    await finish(db, { id: oldest!.id }, 'dropped');
  }
  const { id } = await db.backlogItem.create({
    data: {
      backlogId: backlog.id,
      ...values,
      key,
      addKey: item.addKey,
      addedByRunId: item.addedByRunId ?? null,
      addedById: item.addedById ?? null,
    },
  });
  await serveWaiting(db, backlog.id, rules, offer);
  return { added: true, itemId: id };
}

export interface TakeRequest {
  runId: string;
  instance: string;
  waits: boolean;
  onFailure: 'giveBack' | 'drop';
}

export interface TakeState {
  takeId: string;
  /** `waiting`: none was there yet. */
  status: 'taken' | 'empty' | 'waiting';
  item: BacklogItem | null;
}

/** Takes the next item for a step, once: a repeat finds what the first time found. */
export async function takeItem(
  db: Database,
  backlog: Pick<Backlog, 'id'>,
  rules: Pick<BacklogRules, 'order'>,
  { runId, instance, waits, onFailure }: TakeRequest,
): Promise<TakeState> {
  await lock(db, backlog.id);
  const at = { runId_instance: { runId, instance } };
  const known = await db.backlogTake.findUnique({ where: at });
  if (known && known.status !== 'givenBack') return stateOf(db, known);
  const item = await nextItem(db, backlog.id, rules.order);
  const data = { status: item ? 'taken' : waits ? 'waiting' : 'empty', itemId: item?.id ?? null, onFailure };
  const take = await db.backlogTake.upsert({
    where: at,
    create: { backlogId: backlog.id, runId, instance, ...data },
    update: data,
  });
  if (item) await setAside(db, item.id, take);
  return stateOf(db, take);
}

/** How a take stands; `giveUp` ends a wait for which nothing came. */
export async function settleTake(db: Database, takeId: string, giveUp: boolean): Promise<TakeState | null> {
  const found = await db.backlogTake.findUnique({ where: { id: takeId } });
  if (!found) return null;
  await lock(db, found.backlogId);
  if (giveUp)
    await db.backlogTake.updateMany({ where: { id: takeId, status: 'waiting' }, data: { status: 'empty' } });
  return stateOf(db, await db.backlogTake.findUniqueOrThrow({ where: { id: takeId } }));
}

/** The next items, in the order in which they would be taken. */
export async function nextItems(
  db: Database,
  backlogId: string,
  order: BacklogRules['order'],
  count: number,
): Promise<BacklogItem[]> {
  return db.backlogItem.findMany({
    where: { backlogId, status: 'waiting' },
    orderBy: orders[order],
    take: count,
  });
}

/**
 * Brings the items of an ended run in line with how it ended: a completed run has dealt with them, those of any other go back. Says
 * nothing of a run that goes on. Running it again changes nothing.
 */
export async function settleRun(
  db: Database,
  runId: string,
  rulesOf: (backlog: Backlog) => Pick<BacklogRules, 'order'>,
  offer: Offer,
): Promise<void> {
  const backlogs = await db.backlog.findMany({
    where: { takes: { some: { runId } } },
    orderBy: { id: 'asc' },
  });
  for (const { id } of backlogs) await lock(db, id);
  const run = await db.run.findUnique({ where: { id: runId }, select: { status: true } });
  if (run && ['queued', 'running', 'waiting'].includes(run.status)) return;
  const mine = { takenByRunId: runId, status: 'taken' };
  if (run?.status === 'completed') await finish(db, mine, 'done');
  else {
    await finish(db, { ...mine, onFailure: 'drop' }, 'dropped');
    await db.backlogItem.updateMany({ where: mine, data: { status: 'waiting' } });
  }
  await db.backlogTake.updateMany({ where: { runId, status: 'waiting' }, data: { status: 'givenBack' } });
  if (run?.status === 'completed') return;
  await db.backlogTake.updateMany({ where: { runId, status: 'taken' }, data: { status: 'givenBack' } });
  for (const backlog of backlogs) await serveWaiting(db, backlog.id, rulesOf(backlog), offer);
}

/**
 * A run that is taken up again gets back what it had, unless another run has it by now. Takes that found nothing are made anew where
 * their steps are gone through again.
 */
export async function reclaimItems(db: Database, runId: string): Promise<void> {
  const takes = await db.backlogTake.findMany({ where: { runId } });
  for (const backlogId of new Set(takes.map((take) => take.backlogId).toSorted())) await lock(db, backlogId);
  for (const take of takes) {
    if (take.status !== 'givenBack' || take.itemId === null) continue;
    const { count } = await db.backlogItem.updateMany({
      where: { id: take.itemId, status: { in: ['waiting', 'dropped'] }, takenByRunId: runId },
      data: { status: 'taken', finishedAt: null },
    });
    if (count > 0) await db.backlogTake.update({ where: { id: take.id }, data: { status: 'taken' } });
  }
  await db.$executeRaw(Prisma.sql`
    DELETE FROM backlog_takes t WHERE t."runId" = ${runId}::uuid AND t.status IN ('empty', 'waiting')
      AND NOT EXISTS (SELECT 1 FROM run_steps s WHERE s."runId" = t."runId" AND s.instance = t.instance)`);
}

/** Takes a waiting item out by hand. False where it no longer waits. */
export async function removeItem(db: Database, backlogId: string, itemId: string): Promise<boolean> {
  await lock(db, backlogId);
  return (await finish(db, { id: itemId, backlogId, status: 'waiting' }, 'dropped')) > 0;
}

/** Puts an item that was dropped back in its place, under the rules for those that come. */
export async function restoreItem(
  db: Database,
  backlogId: string,
  rules: Pick<BacklogRules, 'order' | 'maxSize'>,
  itemId: string,
  offer: Offer,
): Promise<'restored' | 'notDropped' | 'duplicate' | 'full'> {
  await lock(db, backlogId);
  const item = await db.backlogItem.findFirst({ where: { id: itemId, backlogId, status: 'dropped' } });
  if (!item) return 'notDropped';
  if (await findSame(db, backlogId, item.key)) return 'duplicate';
  if (await isFull(db, backlogId, rules)) return 'full';
  await db.backlogItem.update({ where: { id: itemId }, data: { status: 'waiting', finishedAt: null } });
  await serveWaiting(db, backlogId, rules, offer);
  return 'restored';
}

/** The item with the same key that waits or is worked on; an item without a key is like no other. */
async function findSame(db: Database, backlogId: string, key: string | null): Promise<BacklogItem | null> {
  if (key === null) return null;
  return db.backlogItem.findFirst({ where: { backlogId, key, status: { in: ['waiting', 'taken'] } } });
}

async function isFull(
  db: Database,
  backlogId: string,
  { maxSize }: Pick<BacklogRules, 'maxSize'>,
): Promise<boolean> {
  if (maxSize === undefined) return false;
  return (await db.backlogItem.count({ where: { backlogId, status: 'waiting' } })) >= maxSize;
}

const orders = {
  oldestFirst: [{ place: 'asc' }],
  newestFirst: [{ place: 'desc' }],
  priority: [{ priority: 'desc' }, { place: 'asc' }],
} satisfies Record<BacklogRules['order'], Prisma.BacklogItemOrderByWithRelationInput[]>;

async function lock(db: Database, backlogId: string): Promise<void> {
  await db.$queryRaw(Prisma.sql`SELECT 1 FROM backlogs WHERE id = ${backlogId}::uuid FOR UPDATE`);
}

async function nextItem(
  db: Database,
  backlogId: string,
  order: BacklogRules['order'],
): Promise<BacklogItem | null> {
  const [item] = await nextItems(db, backlogId, order, 1);
  return item ?? null;
}

/** Sets items aside for the runs that have waited longest, as long as there are both. */
async function serveWaiting(
  db: Database,
  backlogId: string,
  { order }: Pick<BacklogRules, 'order'>,
  offer: Offer,
): Promise<void> {
  const takes = await db.backlogTake.findMany({
    where: { backlogId, status: 'waiting' },
    orderBy: { id: 'asc' },
    take: 100,
  });
  for (const take of takes) {
    const item = await nextItem(db, backlogId, order);
    if (!item) return;
    await db.backlogTake.update({ where: { id: take.id }, data: { status: 'taken', itemId: item.id } });
    await setAside(db, item.id, take);
    await offer({ runId: take.runId, takeId: take.id });
  }
}

async function setAside(
  db: Database,
  itemId: string,
  { runId, onFailure }: { runId: string; onFailure: string },
): Promise<void> {
  await db.backlogItem.update({
    where: { id: itemId },
    data: { status: 'taken', takenByRunId: runId, takenAt: new Date(), onFailure },
  });
}

async function finish(
  db: Database,
  where: Prisma.BacklogItemWhereInput,
  status: 'done' | 'dropped',
): Promise<number> {
  const { count } = await db.backlogItem.updateMany({ where, data: { status, finishedAt: new Date() } });
  return count;
}

async function stateOf(
  db: Database,
  take: { id: string; status: string; itemId: string | null },
): Promise<TakeState> {
  const item = take.itemId === null ? null : await db.backlogItem.findUnique({ where: { id: take.itemId } });
  const status = take.status === 'givenBack' ? 'empty' : (take.status as TakeState['status']);
  return { takeId: take.id, status, item: status === 'taken' ? item : null };
}
