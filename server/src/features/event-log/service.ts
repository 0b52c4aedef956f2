import { Prisma, type PrismaClient, type RecordedEvent } from '@wfb/prisma';
import { appendEvent, SubjectChangedError } from '@wfb/prisma/events';
import type { Caller } from '../../auth/caller.ts';
import { csvLine } from '../../data/csv.ts';
import { findPeople } from '../../data/people.ts';
import { requireProject } from '../projects/access.ts';
import * as errors from './errors.ts';
import type { RecordedEventShape } from './schemas.ts';

/** Events of an export that are read at once. */
const exportPage = 1_000;

export interface EventFilter {
  type?: string | undefined;
  subject?: string | undefined;
  q?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
}

export interface ListEventsQuery extends EventFilter {
  order: 'newest' | 'oldest';
  cursor?: string | undefined;
  limit: number;
}

export interface EventToRecord {
  type: string;
  subject: string;
  data: Record<string, unknown>;
  after?: number | undefined;
}

export function createEventLogService({ prisma }: { prisma: PrismaClient }) {
  return {
    async list(caller: Caller, projectId: string, query: ListEventsQuery) {
      await requireProject(prisma, caller, projectId);
      const rows = await readEvents(prisma, projectId, query, query.limit + 1);
      const page = rows.slice(0, query.limit);
      return {
        items: await toEvents(prisma, page),
        nextCursor: rows.length > page.length ? String(page.at(-1)!.position) : null,
      };
    },

    async listTypes(caller: Caller, projectId: string) {
      await requireProject(prisma, caller, projectId);
      return { items: await findTypes(prisma, projectId) };
    },

    /** All events that fit, the oldest first, a line each. */
    async export(
      caller: Caller,
      projectId: string,
      { format, ...filter }: EventFilter & { format: 'csv' | 'jsonl' },
    ): Promise<AsyncGenerator<string>> {
      await requireProject(prisma, caller, projectId);
      const print =
        format === 'csv' ? csvLineOf : (event: RecordedEventShape) => `${JSON.stringify(event)}\n`;
      return (async function* lines() {
        if (format === 'csv') yield csvLine(columns);
        let cursor: string | undefined;
        do {
          const rows = await readEvents(
            prisma,
            projectId,
            { ...filter, order: 'oldest', cursor },
            exportPage,
          );
          for (const event of await toEvents(prisma, rows)) yield print(event);
          cursor = rows.length === exportPage ? String(rows.at(-1)!.position) : undefined;
        } while (cursor !== undefined);
      })();
    },

    /** @param eventKey The same for every attempt of the same request. */
    async record(caller: Caller, projectId: string, event: EventToRecord, eventKey: string) {
      await requireProject(prisma, caller, projectId);
      try {
        const row = await prisma.$transaction((tx) =>
          appendEvent(tx, projectId, { ...event, key: `api/${eventKey}`, recordedById: caller.user.id }),
        );
        return (await toEvents(prisma, [row]))[0]!;
      } catch (error) {
        if (error instanceof SubjectChangedError) throw errors.subjectChanged(event.subject, error.number);
        throw error;
      }
    },
  };
}

const columns = ['position', 'at', 'type', 'subject', 'number', 'data', 'run', 'recordedBy'];
const csvLineOf = ({ run, recordedBy, ...event }: RecordedEventShape): string =>
  csvLine([
    ...[event.position, event.at, event.type, event.subject, event.number, event.data],
    ...[run?.id, recordedBy?.email],
  ]);

async function readEvents(
  prisma: PrismaClient,
  projectId: string,
  { type, subject, q, from, until, order, cursor }: Omit<ListEventsQuery, 'limit'>,
  take: number,
): Promise<RecordedEvent[]> {
  const after = cursor === undefined ? undefined : BigInt(cursor);
  const where: Prisma.RecordedEventWhereInput = {
    projectId,
    ...(type === undefined ? {} : { type }),
    AND: [subject === undefined ? {} : { subject }, q ? { subject: { startsWith: q } } : {}],
    ...(from || until
      ? { createdAt: { ...(from && { gte: new Date(from) }), ...(until && { lt: new Date(until) }) } }
      : {}),
    ...(after === undefined ? {} : { position: order === 'oldest' ? { gt: after } : { lt: after } }),
  };
  return prisma.recordedEvent.findMany({
    where,
    orderBy: { position: order === 'oldest' ? 'asc' : 'desc' },
    take,
  });
}

/** More kinds than a person would choose from. */
const mostTypes = 200;

/** From one kind to the next by the index: a long log of few kinds costs a few steps. */
async function findTypes(prisma: PrismaClient, projectId: string): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ type: string }[]>(Prisma.sql`
    WITH RECURSIVE kinds AS (
      (SELECT type FROM recorded_events WHERE "projectId" = ${projectId}::uuid ORDER BY type LIMIT 1)
      UNION ALL
      SELECT (SELECT e.type FROM recorded_events e WHERE e."projectId" = ${projectId}::uuid AND e.type > kinds.type
        ORDER BY e.type LIMIT 1) FROM kinds WHERE kinds.type IS NOT NULL
    )
    SELECT type FROM kinds WHERE type IS NOT NULL LIMIT ${mostTypes}`);
  return rows.map(({ type }) => type);
}

export async function toEvents(prisma: PrismaClient, rows: RecordedEvent[]): Promise<RecordedEventShape[]> {
  const runIds = rows.flatMap(({ runId }) => (runId === null ? [] : [runId]));
  const [runs, people] = await Promise.all([
    prisma.run.findMany({ where: { id: { in: runIds } }, select: { id: true, subject: true } }),
    findPeople(
      prisma,
      rows.flatMap(({ recordedById }) => (recordedById === null ? [] : [recordedById])),
    ),
  ]);
  const byId = new Map(runs.map((run) => [run.id, run]));
  return rows.map(({ id, position, type, subject, number, data, createdAt, runId, recordedById }) => ({
    ...{ id, type, subject, number, data },
    position: Number(position),
    at: createdAt.toISOString(),
    run: runId === null ? null : (byId.get(runId) ?? null),
    recordedBy: recordedById === null ? null : (people.get(recordedById) ?? null),
  }));
}
