import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { backlogOfferedSignal, type BacklogActivities, type TakenItem } from '@wfb/engine/contract';
import { validateData } from '@wfb/engine/contract/validate-data';
import type { BacklogDeclaration } from '@wfb/engine/definition';
import { ExpressionFailure } from '@wfb/engine/expressions';
import { type ItemTraits, traitsOf } from '@wfb/engine/project-data';
import type { Database } from '@wfb/prisma';
import { addItem, nextItems, settleTake, takeItem, type Offer, type TakeState } from '@wfb/prisma/backlogs';
import type { PoolIdentity, Surroundings } from './surroundings.ts';

/** The activities of backlog steps, on the backlogs of the pool's own project. Postgres is the arbiter of who takes what. */
export function createBacklogActivities(
  { prisma, tellOutbox }: Surroundings,
  pool: PoolIdentity,
): BacklogActivities {
  async function find(name: string) {
    const row = await prisma.backlog.findUnique({
      where: { projectId_name: { projectId: pool.projectId, name } },
    });
    if (!row)
      throw ApplicationFailure.nonRetryable(
        `The project has no backlog “${name}”. Publish a workflow that declares it.`,
        'BACKLOG_UNKNOWN',
      );
    return { id: row.id, declaration: row.declaration as unknown as BacklogDeclaration };
  }

  return {
    async addToBacklog({ backlog: name, item, key: addKey }) {
      const { id, declaration } = await find(name);
      const data = checked(declaration, item);
      const traits = readTraits(declaration, data);
      let offered = false;
      const result = await prisma.$transaction((db) =>
        addItem(
          db,
          { id },
          declaration,
          { data, ...traits, addKey, addedByRunId: currentRunId() },
          (take) => {
            offered = true;
            return offerIn(db)(take);
          },
        ),
      );
      if (offered) tellOutbox('run.event');
      if (result.added) return { ...result, reason: null };
      if (result.reason === 'full' && declaration.whenFull === 'fail')
        throw ApplicationFailure.nonRetryable(
          `The backlog “${declaration.title ?? name}” is full: ${declaration.maxSize} items wait already.`,
          'BACKLOG_FULL',
        );
      return result;
    },

    async takeFromBacklog({ backlog: name, instance, waits, onFailure }) {
      const { id, declaration } = await find(name);
      const request = { runId: currentRunId(), instance, waits, onFailure };
      const take = await prisma.$transaction((db) => takeItem(db, { id }, declaration, request));
      return { takeId: take.takeId, taken: toTaken(take) };
    },

    async settleTake({ takeId, giveUp }) {
      const take = await prisma.$transaction((db) => settleTake(db, takeId, giveUp));
      if (!take) throw ApplicationFailure.nonRetryable('The backlog is gone.', 'BACKLOG_UNKNOWN');
      return toTaken(take);
    },

    async peekBacklog({ backlog: name, count }) {
      const { id, declaration } = await find(name);
      const [items, size] = await Promise.all([
        nextItems(prisma, id, declaration.order, count),
        prisma.backlogItem.count({ where: { backlogId: id, status: 'waiting' } }),
      ]);
      return { items: items.map(({ data }) => data), size };
    },
  };
}

const currentRunId = (): string => Context.current().info.workflowExecution!.workflowId;

/** The event to a run for which an item was set aside, promised with the transaction that did it. */
const offerIn =
  (db: Database): Offer =>
  async ({ runId, takeId }) => {
    await db.outbox.create({
      data: {
        kind: 'run.event',
        subjectId: runId,
        payload: { runId, event: backlogOfferedSignal, data: { takeId } },
      },
    });
  };

function checked({ item: schema, title, name }: BacklogDeclaration, item: unknown): unknown {
  const result = validateData(schema, item);
  if (result.ok) return result.value;
  const [first] = result.problems;
  throw ApplicationFailure.nonRetryable(
    `The backlog “${title ?? name}” does not take this item. ${first?.path ? `${first.path}: ` : ''}${first?.message ?? ''}`.trim(),
    'ITEM_INVALID',
  );
}

function readTraits(declaration: BacklogDeclaration, item: unknown): ItemTraits {
  try {
    return traitsOf(declaration, item);
  } catch (error) {
    if (!(error instanceof ExpressionFailure)) throw error;
    throw ApplicationFailure.nonRetryable(error.message, 'ITEM_INVALID');
  }
}

function toTaken({ status, item }: TakeState): TakenItem | null {
  if (status === 'waiting') return null;
  if (!item) return { found: false, item: null, itemId: null, addedAt: null };
  return { found: true, item: item.data, itemId: item.id, addedAt: item.createdAt.toISOString() };
}
