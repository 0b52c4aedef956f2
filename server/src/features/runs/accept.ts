import { Prisma, type Database } from '@wfb/prisma';
import { toStorableJson, toStorableText } from '../../data/storable.ts';
import type { RunTrigger } from './schemas.ts';
import type { RunnableVersion } from './versions.ts';

/** What a run is made of; the rest comes while it runs. */
export interface NewRun {
  id: string;
  workspaceId: string;
  projectId: string;
  version: RunnableVersion;
  queueName: string;
  subject: string;
  trigger: RunTrigger;
  startKey: string | null;
  startedById: string | null;
  retryOfRunId: string | null;
  input: unknown;
}

/** What a run executed in process came to; its steps are written with it. */
export interface FinishedInProcess {
  status: 'completed' | 'failed';
  output: unknown;
  error: unknown;
  values: unknown;
  said: unknown;
  startedAt: Date;
  finishedAt: Date;
  steps: unknown[];
  /** What the caller is answered. */
  answer: unknown;
}

export interface Accepted {
  runId: string;
  /** False: there was one already with this id or start key; `runId` is that one. */
  created: boolean;
  /** Outbox row that starts it. */
  outboxId: string | null;
}

/** How long the outbox leaves a start to the server that accepted it. */
const immediateStartMs = 3_000;

/**
 * Writes a run, and what starts it, in one statement: either both are there or neither. A second run with the same id or start key is
 * not written; the first one is given instead.
 */
export async function acceptRun(
  db: Database,
  run: NewRun,
  ids: { outbox: string },
  finished: FinishedInProcess | null = null,
): Promise<Accepted> {
  const rows = await db.$queryRaw<{ id: string }[]>(
    finished ? finishedSql(run, finished) : queuedSql(run, ids.outbox),
  );
  if (rows.length > 0) return { runId: run.id, created: true, outboxId: finished ? null : ids.outbox };
  const [known] = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT id FROM runs WHERE id = ${run.id}::uuid
      OR ("workflowId" = ${run.version.workflowId}::uuid AND "startKey" = ${run.startKey})`);
  if (!known) throw new Error('A run was refused without being there.');
  return { runId: known.id, created: false, outboxId: null };
}

const queuedSql = (run: NewRun, outboxId: string): Prisma.Sql => Prisma.sql`
  WITH run AS (${insertRun(run, null)})
  INSERT INTO outbox (id, kind, "subjectId", payload, "nextAt")
  SELECT ${outboxId}::uuid, 'run.start', run.id::text, jsonb_build_object('runId', run.id),
    now() + ${immediateStartMs} * interval '1 millisecond' FROM run
  RETURNING "subjectId" AS id`;

const finishedSql = (run: NewRun, finished: FinishedInProcess): Prisma.Sql => Prisma.sql`
  WITH run AS (${insertRun(run, finished)}),
  steps AS (
    INSERT INTO run_steps ("runId", instance, "stepId", kind, status, input, output, error, seq, "firstSeq", attempts,
      "startedAt", "finishedAt")
    SELECT run.id, s.instance, s."stepId", s.kind, s.status, s.input, s.output, s.error, s.seq, s."firstSeq", s.attempts,
      s."startedAt", s."finishedAt"
    FROM run, jsonb_to_recordset(${toStorableJson(finished.steps)}::jsonb) AS s(instance text, "stepId" text, kind text,
      status text, input jsonb, output jsonb, error jsonb, seq int, "firstSeq" int, attempts int, "startedAt" timestamptz,
      "finishedAt" timestamptz)),
  notice AS (
    INSERT INTO outbox (id, kind, "subjectId", payload)
    SELECT gen_random_uuid(), 'run.failedNotify', run.id::text, jsonb_build_object('runId', run.id) FROM run
    WHERE ${finished.status === 'failed'})
  SELECT id::text FROM run`;

function insertRun(run: NewRun, finished: FinishedInProcess | null): Prisma.Sql {
  const json = (value: unknown) =>
    value === undefined || value === null ? Prisma.sql`NULL` : Prisma.sql`${toStorableJson(value)}::jsonb`;
  const { version } = run;
  return Prisma.sql`
    INSERT INTO runs (id, "workspaceId", "projectId", "workflowId", "versionId", "queueName", status, subject, trigger, "startKey",
      "startedById", "retryOfRunId", input, output, error, "values", said, answer, "inProcess", "startedAt", "finishedAt", "updatedAt")
    VALUES (${run.id}::uuid, ${run.workspaceId}, ${run.projectId}::uuid, ${version.workflowId}::uuid, ${version.id}::uuid,
      ${run.queueName}, ${finished?.status ?? 'queued'}, ${toStorableText(run.subject)}, ${run.trigger}, ${run.startKey},
      ${run.startedById}, ${run.retryOfRunId}::uuid, ${toStorableJson(run.input)}::jsonb, ${json(finished?.output)},
      ${json(finished?.error)}, ${json(finished?.values)}, ${json(finished?.said)}, ${json(finished?.answer)}, ${finished !== null}, ${finished?.startedAt ?? null},
      ${finished?.finishedAt ?? null}, now())
    ON CONFLICT DO NOTHING RETURNING id`;
}
