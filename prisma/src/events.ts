import { type Database, Prisma, type RecordedEvent } from './index.ts';
import { toStorable, toStorableText } from './storable.ts';

export interface NewEvent {
  type: string;
  subject: string;
  data: Record<string, unknown>;
  /** Number of the subject's last event that the writer reckons with. */
  after?: number | undefined;
  /** The same key is recorded once. */
  key: string;
  runId?: string;
  recordedById?: string;
}

/** The subject has gone on meanwhile; `number` is that of its last event. */
export class SubjectChangedError extends Error {
  readonly number: number;
  constructor(number: number) {
    super(`The subject's last event is number ${number}.`);
    this.name = 'SubjectChangedError';
    this.number = number;
  }
}

/**
 * Appends an event to a project's log, within the caller's transaction. The log's row is locked until that ends, so positions become
 * visible in their order and without holes: a reader that has seen one has seen all before it.
 */
export async function appendEvent(db: Database, projectId: string, event: NewEvent): Promise<RecordedEvent> {
  const [log] = await db.$queryRaw<{ position: bigint }[]>(Prisma.sql`
    INSERT INTO event_logs AS log ("projectId", position) VALUES (${projectId}::uuid, 1)
    ON CONFLICT ("projectId") DO UPDATE SET position = log.position + 1 RETURNING position`);
  const known = await db.recordedEvent.findUnique({
    where: { projectId_key: { projectId, key: event.key } },
  });
  if (known) {
    await db.$executeRaw(Prisma.sql`
      UPDATE event_logs SET position = position - 1 WHERE "projectId" = ${projectId}::uuid`);
    return known;
  }
  const subject = toStorableText(event.subject);
  const last = await db.recordedEvent.findFirst({
    where: { projectId, subject },
    orderBy: { number: 'desc' },
    select: { number: true },
  });
  const number = last?.number ?? 0;
  if (event.after !== undefined && event.after !== number) throw new SubjectChangedError(number);
  return db.recordedEvent.create({
    data: {
      projectId,
      position: log!.position,
      type: toStorableText(event.type),
      subject,
      number: number + 1,
      data: toStorable(event.data) as Prisma.InputJsonObject,
      key: event.key,
      runId: event.runId ?? null,
      recordedById: event.recordedById ?? null,
    },
  });
}
