import { backlogOfferedSignal } from '@wfb/engine/contract';
import type { Database, PrismaClient } from '@wfb/prisma';
import { type Offer, settleRun } from '@wfb/prisma/backlogs';
import { z } from 'zod';
import { done, type Outcome, type OutboxRow } from '../../outbox/outbox.ts';
import { declarationOf } from './declare.ts';

const aboutRun = z.object({ runId: z.string() });

/** A run has ended: its items are done with, or go back to where others take them. */
export function createBacklogSettler({ prisma, kickOutbox }: { prisma: PrismaClient; kickOutbox(): void }) {
  return async (row: Pick<OutboxRow, 'payload'>): Promise<Outcome> => {
    const { runId } = aboutRun.parse(row.payload);
    await prisma.$transaction((tx) => settleRun(tx, runId, declarationOf, offerIn(tx)));
    kickOutbox();
    return done;
  };
}

/** The event to a run for which an item was set aside, promised with the transaction that did it. */
export const offerIn =
  (tx: Database): Offer =>
  async ({ runId, takeId }) => {
    await tx.outbox.create({
      data: {
        kind: 'run.event',
        subjectId: runId,
        payload: { runId, event: backlogOfferedSignal, data: { takeId } },
      },
    });
  };
