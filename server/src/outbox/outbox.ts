import { Prisma, type PrismaClient } from '@wfb/prisma';
import type { FastifyBaseLogger } from 'fastify';
import type { OutboxKind } from './kinds.ts';

export interface OutboxRow {
  id: string;
  kind: OutboxKind;
  subjectId: string;
  payload: Record<string, unknown>;
  /** This attempt included. */
  attempts: number;
  createdAt: Date;
}

/** What came of carrying a row out. A handler that throws asks for another try by the usual back-off. */
export type Outcome =
  { kind: 'done' } | { kind: 'later'; afterMs: number; reason: string } | { kind: 'failed'; reason: string };

export type Handlers = Record<OutboxKind, (row: OutboxRow) => Promise<Outcome>>;

export interface Outbox {
  start(): void;
  stop(): Promise<void>;
  /** There is something new: look now. */
  kick(): void;
  /** Carries one row out, claimed before; also called by jobs that were given its id. */
  carryOut(row: OutboxRow): Promise<void>;
  /** Claims one row by its id; null where it is done or somebody else has it. */
  claim(id: string): Promise<OutboxRow | null>;
  markDone(ids: readonly string[]): Promise<void>;
}

export interface OutboxDeps {
  prisma: PrismaClient;
  log: FastifyBaseLogger;
  handlers: Handlers;
  /** Kinds that are carried out by jobs: handed over instead of being carried out here. */
  handOver: { kinds: ReadonlySet<OutboxKind>; enqueue(rows: OutboxRow[]): Promise<void> };
}

const pollMs = 1_000;
const rowsPerPoll = 100;
/** A row claimed by a server that then died is taken again after this long. */
const leaseSeconds = 30;

export const done: Outcome = { kind: 'done' };

/** The delay before the next attempt: quick at first, then patient. Nothing is given up because Temporal was away for long. */
export function backOffMs(attempts: number): number {
  return Math.min(500 * 2 ** Math.min(attempts - 1, 10), 10_000);
}

/** Carries out what transactions promised: at least once, by any server, in no order that a handler does not ask for itself. */
export function createOutbox(deps: OutboxDeps): Outbox {
  const { prisma, log, handlers, handOver } = deps;
  let stopping = false;
  let kicked = false;
  let wake: (() => void) | undefined;
  let running: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    while (!stopping) {
      kicked = false;
      let taken = 0;
      try {
        taken = await takeSome();
      } catch (error) {
        log.warn({ err: error }, 'the outbox could not be read; trying again');
      }
      if (taken < rowsPerPoll && !kicked && !stopping) await idle();
    }
  }

  async function takeSome(): Promise<number> {
    const rows = await prisma.$queryRaw<OutboxRow[]>(Prisma.sql`
      UPDATE outbox SET attempts = attempts + 1, "nextAt" = now() + ${leaseSeconds} * interval '1 second'
      WHERE id IN (SELECT id FROM outbox WHERE "doneAt" IS NULL AND "failedAt" IS NULL AND "nextAt" <= now()
        ORDER BY "nextAt" LIMIT ${rowsPerPoll} FOR UPDATE SKIP LOCKED)
      RETURNING id, kind, "subjectId", payload, attempts, "createdAt"`);
    const here = rows.filter((row) => !handOver.kinds.has(row.kind));
    const elsewhere = rows.filter((row) => handOver.kinds.has(row.kind));
    const [handedOver] = await Promise.allSettled([
      elsewhere.length > 0 ? handOver.enqueue(elsewhere) : undefined,
      ...here.map(carryOut),
    ]);
    if (handedOver!.status === 'rejected') {
      // The lease runs out and they are handed over then.
      log.warn({ err: handedOver!.reason as unknown }, 'deliveries wait: their queue does not answer');
    }
    return rows.length;
  }

  async function carryOut(row: OutboxRow): Promise<void> {
    let outcome: Outcome;
    try {
      const handler = handlers[row.kind] as Handlers[OutboxKind] | undefined;
      outcome = handler
        ? await handler(row)
        : { kind: 'failed', reason: `Nobody knows what a ${row.kind} is.` };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log.warn(
        { err: error, outboxId: row.id, kind: row.kind, attempts: row.attempts },
        'an outbox row has to wait',
      );
      outcome = { kind: 'later', afterMs: backOffMs(row.attempts), reason };
    }
    await settle(row, outcome);
  }

  async function settle(row: OutboxRow, outcome: Outcome): Promise<void> {
    if (outcome.kind === 'done') return markDone([row.id]);
    const lastError = outcome.reason.slice(0, 1_000);
    if (outcome.kind === 'failed') {
      log.error(
        { outboxId: row.id, kind: row.kind, subjectId: row.subjectId, reason: lastError },
        'an outbox row failed',
      );
    }
    await prisma.outbox.updateMany({
      where: { id: row.id },
      data:
        outcome.kind === 'failed'
          ? { failedAt: new Date(), lastError }
          : { nextAt: new Date(Date.now() + outcome.afterMs), lastError },
    });
  }

  async function markDone(ids: readonly string[]): Promise<void> {
    await prisma.$executeRaw`UPDATE outbox SET "doneAt" = now() WHERE id = ANY(${[...ids]}::uuid[])`;
  }

  function idle(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pollMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    start() {
      running = run();
    },
    async stop() {
      stopping = true;
      wake?.();
      await running;
    },
    kick() {
      kicked = true;
      wake?.();
    },
    carryOut,
    async claim(id) {
      const [row] = await prisma.$queryRaw<OutboxRow[]>(Prisma.sql`
        UPDATE outbox SET "nextAt" = now() + ${leaseSeconds} * interval '1 second'
        WHERE id = ${id}::uuid AND "doneAt" IS NULL AND "failedAt" IS NULL
        RETURNING id, kind, "subjectId", payload, attempts, "createdAt"`);
      return row ?? null;
    },
    markDone,
  };
}
