import { Prisma, type Database } from '@wfb/prisma';
import type { PersonShape } from '../../schemas.ts';
import type { RunStep, RunSummary } from './schemas.ts';
import { isOpen } from './statuses.ts';
import type { RunnableVersion, Versions } from './versions.ts';

interface SummaryRow {
  id: string;
  workspaceId: string;
  subject: string;
  status: string;
  workflowId: string;
  workflowName: string;
  projectId: string;
  versionId: string;
  trigger: string;
  startedBy: PersonShape | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  openApprovals: number;
  said: unknown;
  error: unknown;
}

interface PositionRow {
  runId: string;
  stepId: string;
  instance: string;
  status: string;
}

export interface LoadedSummary {
  workspaceId: string;
  run: RunSummary;
}

/** Summaries of these runs, in the order of the ids; unknown ids are left out. */
export async function loadSummaries(
  db: Database,
  versions: Versions,
  runIds: readonly string[],
): Promise<LoadedSummary[]> {
  if (runIds.length === 0) return [];
  const rows = await db.$queryRaw<SummaryRow[]>(Prisma.sql`
    SELECT r.id, r."workspaceId", r.subject, r.status, r."workflowId", w.name AS "workflowName", r."projectId", r."versionId",
      r.trigger, r."createdAt", r."startedAt", r."finishedAt", r."openApprovals", r.said, r.error,
      CASE WHEN u.id IS NULL THEN NULL
        ELSE json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'image', u.image) END AS "startedBy"
    FROM runs r JOIN workflows w ON w.id = r."workflowId" LEFT JOIN users u ON u.id = r."startedById"
    WHERE r.id = ANY(${[...runIds]}::uuid[])`);
  const [positions, known] = await Promise.all([
    loadPositions(
      db,
      rows.filter((row) => isOpen(row.status)),
    ),
    versions.getMany(rows.map((row) => row.versionId)),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return runIds.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const run = toSummary(row, known.get(row.versionId)!, positions.get(id) ?? []);
    return [{ workspaceId: row.workspaceId, run }];
  });
}

/** Of open runs: the steps of the outermost sequence, and whatever is open. */
async function loadPositions(db: Database, rows: SummaryRow[]): Promise<Map<string, PositionRow[]>> {
  if (rows.length === 0) return new Map();
  const positions = await db.$queryRaw<PositionRow[]>(Prisma.sql`
    SELECT "runId", "stepId", instance, status FROM run_steps
    WHERE "runId" = ANY(${rows.map((row) => row.id)}::uuid[])
      AND (instance = "stepId" OR status IN ('running', 'waiting'))
    ORDER BY "runId", "firstSeq"`);
  return Map.groupBy(positions, (position) => position.runId);
}

function toSummary(row: SummaryRow, version: RunnableVersion, positions: PositionRow[]): RunSummary {
  return {
    id: row.id,
    subject: row.subject,
    status: row.status as RunSummary['status'],
    workflowId: row.workflowId,
    workflowName: row.workflowName,
    projectId: row.projectId,
    versionNumber: version.number,
    trigger: row.trigger as RunSummary['trigger'],
    startedBy: row.startedBy,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    openApprovals: row.openApprovals,
    error: row.error as RunSummary['error'],
    said: row.said as RunSummary['said'],
    progress: toProgress(row, version, positions),
    currentStep: toCurrentStep(row, version, positions),
  };
}

function toProgress(
  row: SummaryRow,
  version: RunnableVersion,
  positions: PositionRow[],
): RunSummary['progress'] {
  if (!isOpen(row.status)) return null;
  const ended = positions.filter(
    ({ stepId, instance, status }) =>
      instance === stepId && version.topLevel.has(stepId) && status !== 'running' && status !== 'waiting',
  );
  return { done: ended.length, total: version.topLevel.size };
}

function toCurrentStep(row: SummaryRow, version: RunnableVersion, positions: PositionRow[]): string | null {
  if (row.status === 'failed') {
    const stepId = (row.error as { stepId?: string } | null)?.stepId;
    return (stepId && version.stepTitles.get(stepId)) || null;
  }
  // The last to begin is the innermost: steps come behind the containers that hold them.
  const open = positions.filter(({ status }) => status === 'running' || status === 'waiting');
  const current = open.findLast(({ status }) => status === row.status) ?? open.at(-1);
  return current ? (version.stepTitles.get(current.stepId) ?? null) : null;
}

/** Steps of a run in the order of their first event; `instances` narrows them. */
export async function loadSteps(
  db: Database,
  wanted: readonly { runId: string; instance?: string }[],
): Promise<{ runId: string; step: RunStep }[]> {
  if (wanted.length === 0) return [];
  const whole = wanted.flatMap(({ runId, instance }) => (instance === undefined ? [runId] : []));
  const single = wanted.filter(({ instance }) => instance !== undefined);
  const rows = await db.$queryRaw<StepRow[]>(Prisma.sql`
    SELECT s.*, a.id AS "approvalId" FROM run_steps s
    LEFT JOIN approvals a ON a."runId" = s."runId" AND a.instance = s.instance
    WHERE s."runId" = ANY(${whole}::uuid[]) OR (s."runId", s.instance) IN (
      SELECT * FROM unnest(${single.map((one) => one.runId)}::uuid[], ${single.map((one) => one.instance!)}::text[]))
    ORDER BY s."runId", s."firstSeq", s."startedAt"`);
  return rows.map((row) => ({ runId: row.runId, step: toStep(row) }));
}

interface StepRow {
  runId: string;
  instance: string;
  stepId: string;
  kind: string;
  status: string;
  waitingFor: string | null;
  waitUntil: Date | null;
  waitingEvents: unknown;
  childRunId: string | null;
  approvalId: string | null;
  attempts: number;
  attemptLog: unknown;
  input: unknown;
  output: unknown;
  error: unknown;
  logs: unknown;
  progress: unknown;
  worker: string | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  firstSeq: number;
}

const toStep = (row: StepRow): RunStep => ({
  instance: row.instance,
  stepId: row.stepId,
  kind: row.kind,
  status: row.status as RunStep['status'],
  waitingFor: row.waitingFor as RunStep['waitingFor'],
  waitUntil: row.waitUntil?.toISOString() ?? null,
  waitingEvents: (row.waitingEvents ?? []) as string[],
  childRunId: row.childRunId,
  approvalId: row.approvalId,
  attempts: row.attempts,
  attemptLog: (row.attemptLog ?? []) as RunStep['attemptLog'],
  input: row.input,
  output: row.output,
  error: row.error as RunStep['error'],
  logs: (row.logs ?? []) as RunStep['logs'],
  progress: row.progress as RunStep['progress'],
  worker: row.worker,
  startedAt: row.startedAt?.toISOString() ?? null,
  finishedAt: row.finishedAt?.toISOString() ?? null,
  firstSeq: row.firstSeq,
});
