import type { Prisma, PrismaClient, RecordedEvent } from '@wfb/prisma';
import { appendEvent, SubjectChangedError } from '@wfb/prisma/events';
import type { Caller } from '../../auth/caller.ts';
import { findPeople } from '../../data/people.ts';
import { requireProject } from '../projects/access.ts';
import * as errors from './errors.ts';
import type { RecordedEventShape } from './schemas.ts';

export interface ListEventsQuery {
  type?: string | undefined;
  subject?: string | undefined;
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
      const { type, subject, order, cursor, limit } = query;
      const after = cursor === undefined ? undefined : BigInt(cursor);
      const where: Prisma.RecordedEventWhereInput = {
        projectId,
        ...(type === undefined ? {} : { type }),
        ...(subject === undefined ? {} : { subject }),
        ...(after === undefined ? {} : { position: order === 'oldest' ? { gt: after } : { lt: after } }),
      };
      const rows = await prisma.recordedEvent.findMany({
        where,
        orderBy: { position: order === 'oldest' ? 'asc' : 'desc' },
        take: limit + 1,
      });
      const page = rows.slice(0, limit);
      return {
        items: await toEvents(prisma, page),
        nextCursor: rows.length > page.length ? String(page.at(-1)!.position) : null,
      };
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

async function toEvents(prisma: PrismaClient, rows: RecordedEvent[]): Promise<RecordedEventShape[]> {
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
