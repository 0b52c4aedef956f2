import { Prisma, type Database } from '@wfb/prisma';
import { toStorableJson } from '../../../data/storable.ts';
import { uuid7 } from '@wfb/prisma/uuid7';
import { containerKinds, isOpen, openStatuses } from '../statuses.ts';
import { toMultirange } from './events-seen.ts';
import type { RunPatch, StepPatch } from './fold.ts';

export interface Written {
  /** Runs that this batch took from open to closed. */
  closed: { runId: string; status: string }[];
  /** Runs of the batch that exist. */
  runIds: string[];
}

/**
 * Writes a folded batch; to be called in a transaction. Repeats and disorder change nothing: a step's status follows the highest event
 * number, the rest is filled in once, and a closed run stays as it is.
 */
export async function writePatches(db: Database, runs: RunPatch[], steps: StepPatch[]): Promise<Written> {
  // Locked in one order everywhere, so that two servers with events of the same runs wait for each other instead of deadlocking.
  const known = await db.$queryRaw<{ id: string; status: string }[]>`
    SELECT id, status FROM runs WHERE id = ANY(${runs.map((run) => run.runId)}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`;
  const statusBefore = new Map(known.map(({ id, status }) => [id, status]));
  const knownSteps = steps.filter((step) => statusBefore.has(step.runId));
  const knownRuns = runs.filter((run) => statusBefore.has(run.runId));
  if (knownSteps.length > 0) await upsertSteps(db, knownSteps);
  if (knownRuns.length > 0) await updateRuns(db, knownRuns);
  const closed = knownRuns
    .filter((run) => run.finished && isOpen(statusBefore.get(run.runId)!))
    .map((run) => ({ runId: run.runId, status: run.finished!.status }));
  await closeRuns(db, closed);
  return { closed, runIds: knownRuns.map((run) => run.runId) };
}

async function upsertSteps(db: Database, steps: StepPatch[]): Promise<void> {
  const rows = toStorableJson(
    steps.map((step) => ({ ...step, attemptLog: step.attemptLog.length > 0 ? step.attemptLog : null })),
  );
  await db.$executeRaw`
    INSERT INTO run_steps AS s ("runId", instance, "stepId", kind, status, "waitingFor", "waitUntil", "waitingEvents", "childRunId", attempts,
      "attemptLog", input, output, error, logs, progress, ${placeColumns}, seq, "firstSeq", "startedAt", "finishedAt")
    SELECT "runId", instance, "stepId", kind, coalesce(status, 'running'), "waitingFor", "waitUntil", "waitingEvents", "childRunId", attempts,
      "attemptLog", input, output, error, logs, progress, ${placeColumns}, seq, "firstSeq", "startedAt", "finishedAt"
    FROM jsonb_to_recordset(${rows}::jsonb) AS p("runId" uuid, instance text, "stepId" text, kind text, status text,
      "waitingFor" text, "waitUntil" timestamptz, "waitingEvents" jsonb, "childRunId" text, attempts int, "attemptLog" jsonb, input jsonb, output jsonb,
      error jsonb, logs jsonb, progress jsonb, worker text, "workerId" uuid, "queueName" text, region text,
      "workedMs" int, "waitedMs" int, seq int, "firstSeq" int, "startedAt" timestamptz,
      "finishedAt" timestamptz)
    ORDER BY "runId", instance
    ON CONFLICT ("runId", instance) DO UPDATE SET
      kind = coalesce(nullif(EXCLUDED.kind, ''), s.kind),
      status = CASE WHEN ${isNewer} THEN EXCLUDED.status ELSE s.status END,
      "waitingFor" = CASE WHEN ${isNewer} THEN EXCLUDED."waitingFor" ELSE s."waitingFor" END,
      "waitUntil" = CASE WHEN ${isNewer} THEN EXCLUDED."waitUntil" ELSE s."waitUntil" END,
      "waitingEvents" = CASE WHEN ${isNewer} THEN EXCLUDED."waitingEvents" ELSE s."waitingEvents" END,
      "childRunId" = coalesce(EXCLUDED."childRunId", s."childRunId"),
      input = coalesce(EXCLUDED.input, s.input),
      output = coalesce(EXCLUDED.output, s.output),
      error = CASE WHEN ${isNewer} AND EXCLUDED.status = 'done' THEN NULL ELSE coalesce(EXCLUDED.error, s.error) END,
      progress = CASE WHEN EXCLUDED.seq >= s.seq THEN coalesce(EXCLUDED.progress, s.progress)
        ELSE coalesce(s.progress, EXCLUDED.progress) END,
      attempts = greatest(EXCLUDED.attempts, s.attempts),
      logs = CASE WHEN EXCLUDED.attempts >= s.attempts THEN coalesce(EXCLUDED.logs, s.logs) ELSE coalesce(s.logs, EXCLUDED.logs) END,
      ${placeOfLatest},
      "attemptLog" = CASE WHEN EXCLUDED."attemptLog" IS NULL THEN s."attemptLog" ELSE (
        SELECT jsonb_agg(entry ORDER BY number) FROM (
          SELECT DISTINCT ON (number) number, entry
          FROM (SELECT (entry->>'attempt')::int AS number, entry
            FROM jsonb_array_elements(coalesce(s."attemptLog", '[]') || EXCLUDED."attemptLog") AS entry) AS entries
          ORDER BY number DESC LIMIT ${attemptsKept}) AS latest) END,
      seq = greatest(EXCLUDED.seq, s.seq),
      "firstSeq" = CASE WHEN EXCLUDED."firstSeq" > 0 THEN EXCLUDED."firstSeq" ELSE s."firstSeq" END,
      "startedAt" = coalesce(EXCLUDED."startedAt", s."startedAt"),
      "finishedAt" = greatest(EXCLUDED."finishedAt", s."finishedAt")`;
}

async function updateRuns(db: Database, runs: RunPatch[]): Promise<void> {
  const rows = toStorableJson(
    runs.map(({ finished, seqs, ...run }) => ({
      ...run,
      eventsSeen: toMultirange(seqs),
      finishedStatus: finished?.status ?? null,
      output: finished?.output,
      error: finished?.error,
      finishedAt: finished?.at ?? null,
    })),
  );
  // A run waits when something of it waits and nothing of it works; containers do not count, their steps do.
  await db.$executeRaw`
    UPDATE runs AS r SET
      subject = coalesce(p.subject, r.subject),
      "startedAt" = coalesce(r."startedAt", p."startedAt", now()),
      "values" = CASE WHEN p."values" IS NOT NULL AND p."valuesSeq" >= r."valuesSeq" THEN p."values" ELSE r."values" END,
      "valuesSeq" = greatest(p."valuesSeq", r."valuesSeq"),
      said = CASE WHEN p.said IS NOT NULL AND p."saidSeq" >= r."saidSeq" THEN p.said ELSE r.said END,
      "saidSeq" = greatest(p."saidSeq", r."saidSeq"),
      "eventsSeen" = coalesce(r."eventsSeen", '{}') + p."eventsSeen",
      status = CASE WHEN r.status <> ALL(${openList}::text[]) THEN r.status
        WHEN p."finishedStatus" IS NOT NULL THEN p."finishedStatus"
        WHEN s.waiting AND NOT s.working THEN 'waiting' ELSE 'running' END,
      output = CASE WHEN ${isClosing} THEN p.output ELSE r.output END,
      error = CASE WHEN ${isClosing} THEN p.error ELSE r.error END,
      "finishedAt" = CASE WHEN ${isClosing} THEN p."finishedAt" ELSE r."finishedAt" END,
      "openApprovals" = CASE WHEN ${isClosing} THEN 0 ELSE s.approvals END,
      "stalledAt" = NULL,
      "updatedAt" = now()
    FROM jsonb_to_recordset(${rows}::jsonb) AS p("runId" uuid, subject text, "startedAt" timestamptz, "values" jsonb,
      "valuesSeq" int, said jsonb, "saidSeq" int, "eventsSeen" int4multirange, "finishedStatus" text, output jsonb, error jsonb, "finishedAt" timestamptz)
    CROSS JOIN LATERAL (
      SELECT coalesce(bool_or(status = 'waiting'), false) AS waiting,
        coalesce(bool_or(status = 'running' AND kind <> ALL(${[...containerKinds]}::text[])), false) AS working,
        (SELECT count(*) FROM approvals WHERE "runId" = p."runId" AND status = 'pending')::int AS approvals
      FROM run_steps WHERE "runId" = p."runId" AND status IN ('waiting', 'running')) AS s
    WHERE r.id = p."runId"`;
}

/** What the end of a run brings with it: no step of a run that was stopped stays open, and somebody is told of a failure. */
async function closeRuns(db: Database, closed: Written['closed']): Promise<void> {
  const stopped = closed.filter(({ status }) => status !== 'completed').map(({ runId }) => runId);
  if (stopped.length > 0) {
    // The number stays, so that a straggler that knows better is still taken in.
    await db.$executeRaw`
      UPDATE run_steps SET status = 'cancelled', "finishedAt" = coalesce("finishedAt", now()), "waitingFor" = NULL
      WHERE "runId" = ANY(${stopped}::uuid[]) AND status IN ('running', 'waiting')`;
  }
  const failed = closed.filter(({ status }) => status === 'failed').map(({ runId }) => runId);
  if (failed.length > 0) {
    await db.outbox.createMany({
      data: failed.map((runId) => ({
        id: uuid7(),
        kind: 'run.failedNotify',
        subjectId: runId,
        payload: { runId },
      })),
    });
  }
}

/**
 * A worker that was stopped in the midst of a run may have told of an end that the run never got to; the worker that takes the run over
 * tells of the same moment again, under the same number and later.
 */
const isNewer = Prisma.sql`(EXCLUDED.seq > s.seq OR (EXCLUDED.seq = s.seq AND EXCLUDED."finishedAt" > s."finishedAt"))`;
const attemptsKept = 20;
/** Who had the step last, and for how long: they follow the highest attempt. */
const ofAttempt = ['worker', '"workerId"', '"queueName"', 'region', '"workedMs"', '"waitedMs"'];
const placeColumns = Prisma.raw(ofAttempt.join(', '));
const placeOfLatest = Prisma.raw(
  ofAttempt
    .map(
      (name) =>
        `${name} = CASE WHEN EXCLUDED.attempts >= s.attempts THEN coalesce(EXCLUDED.${name}, s.${name}) ELSE s.${name} END`,
    )
    .join(', '),
);
const openList = [...openStatuses];
const isClosing = Prisma.sql`(p."finishedStatus" IS NOT NULL AND r.status = ANY(${openList}::text[]))`;
