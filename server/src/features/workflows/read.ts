import { objectSchemaSchema, type ObjectSchema, type TriggerOf } from '@wfb/engine/definition';
import type { Database, Prisma, WorkflowTrigger } from '@wfb/prisma';
import type { ServerConfig } from '../../config.ts';
import { findPeople } from '../../data/people.ts';
import type { Workflow, WorkflowSummary } from './schemas.ts';

export const summaryInclude = {
  project: { select: { name: true } },
  activeVersion: { select: { id: true, number: true, publishedAt: true } },
} satisfies Prisma.WorkflowInclude;
export type WorkflowRow = Prisma.WorkflowGetPayload<{ include: typeof summaryInclude }>;

const recentRuns = 12;

interface Extras {
  id: string;
  triggers: string[] | null;
  nextFireAt: Date | null;
  runs:
    | { id: string; status: string; createdAt: string; startedAt: string | null; finishedAt: string | null }[]
    | null;
}

/** Summaries for a page of rows; what lies in other tables is fetched for all of them in one query. */
export async function toSummaries(prisma: Database, rows: WorkflowRow[]): Promise<WorkflowSummary[]> {
  const extras = await findExtras(
    prisma,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => toSummary(row, extras.get(row.id)));
}

async function findExtras(prisma: Database, ids: string[]): Promise<Map<string, Extras>> {
  if (ids.length === 0) return new Map();
  const rows = await prisma.$queryRaw<Extras[]>`
    SELECT w.id,
      jsonb_path_query_array(COALESCE(v.definition, w.draft)::jsonb, '$.triggers[*].kind') AS triggers,
      (SELECT min(t."nextFireAt") FROM workflow_triggers t WHERE t."workflowId" = w.id AND t.enabled) AS "nextFireAt",
      (SELECT json_agg(json_build_object('id', r.id, 'status', r.status, 'createdAt', r."createdAt",
          'startedAt', r."startedAt", 'finishedAt', r."finishedAt") ORDER BY r.id DESC)
       FROM (SELECT id, status, "createdAt", "startedAt", "finishedAt" FROM runs
             WHERE "workflowId" = w.id ORDER BY id DESC LIMIT ${recentRuns}) r) AS runs
    FROM workflows w LEFT JOIN versions v ON v.id = w."activeVersionId"
    WHERE w.id = ANY(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

function toSummary(row: WorkflowRow, extras: Extras | undefined): WorkflowSummary {
  const kinds = ['manual', 'webhook', 'schedule'] as const;
  return {
    id: row.id,
    projectId: row.projectId,
    projectName: row.project.name,
    name: row.name,
    description: row.description,
    enabled: row.enabled,
    activeVersion: row.activeVersion && {
      id: row.activeVersion.id,
      number: row.activeVersion.number,
      publishedAt: row.activeVersion.publishedAt.toISOString(),
    },
    draftRevision: row.draftRevision,
    hasUnpublishedChanges: row.publishedRevision !== row.draftRevision,
    // A definition without triggers is started by hand.
    triggers: kinds.filter(
      (kind) => extras?.triggers?.includes(kind) || (kind === 'manual' && !extras?.triggers?.length),
    ),
    nextFireAt: extras?.nextFireAt?.toISOString() ?? null,
    recentRuns: (extras?.runs ?? []).map((run) => ({
      id: run.id,
      status: run.status as WorkflowSummary['recentRuns'][number]['status'],
      createdAt: new Date(run.createdAt).toISOString(),
      durationMs: run.finishedAt
        ? Date.parse(run.finishedAt) - Date.parse(run.startedAt ?? run.createdAt)
        : null,
    })),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** A workflow with all that its page and its editor show. */
export async function toWorkflow(
  prisma: Database,
  config: ServerConfig,
  row: WorkflowRow,
): Promise<Workflow> {
  const [summaries, triggers, people, active] = await Promise.all([
    toSummaries(prisma, [row]),
    prisma.workflowTrigger.findMany({
      where: { workflowId: row.id, enabled: true },
      orderBy: { createdAt: 'asc' },
    }),
    findPeople(prisma, [row.draftUpdatedById]),
    row.activeVersionId
      ? prisma.version.findUnique({ where: { id: row.activeVersionId }, select: { definition: true } })
      : null,
  ]);
  return {
    ...summaries[0]!,
    input: inputOf(active?.definition) ?? inputOf(row.draft) ?? emptyInput,
    draft: row.draft,
    draftUpdatedAt: row.draftUpdatedAt.toISOString(),
    draftUpdatedBy: people.get(row.draftUpdatedById ?? '') ?? null,
    queueId: row.queueId,
    pinnedRegion: row.pinnedRegion,
    priority: row.priority,
    webhooks: triggers.filter(({ kind }) => kind === 'webhook').map((trigger) => toWebhook(trigger, config)),
    schedules: triggers.filter(({ kind }) => kind === 'schedule').map(toSchedule),
    canEdit: true,
  };
}

const emptyInput: ObjectSchema = { type: 'object', properties: {} };

function inputOf(definition: unknown): ObjectSchema | null {
  const input =
    typeof definition === 'object' && definition !== null && 'input' in definition && definition.input;
  return objectSchemaSchema.safeParse(input).data ?? null;
}

function toWebhook(trigger: WorkflowTrigger, config: ServerConfig): Workflow['webhooks'][number] {
  const { verify } = trigger.config as { verify?: 'none' | 'secret' };
  return {
    triggerId: trigger.triggerId,
    url: `${config.publicUrl}/hooks/${trigger.token}`,
    verify: verify ?? 'none',
    hasSecret: trigger.sealedSecret !== null,
  };
}

function toSchedule(trigger: WorkflowTrigger): Workflow['schedules'][number] {
  const { cron, timeZone, catchUp, maxRuns } = trigger.config as unknown as TriggerOf<'schedule'>;
  const isFinished = maxRuns !== undefined && trigger.runsStarted >= maxRuns;
  return {
    triggerId: trigger.triggerId,
    ...{ cron, timeZone, catchUp },
    state: isFinished ? 'finished' : trigger.pausedAt ? 'paused' : 'active',
    nextFireAt: trigger.nextFireAt?.toISOString() ?? null,
    lastFiredAt: trigger.lastFiredAt?.toISOString() ?? null,
    pausedAt: trigger.pausedAt?.toISOString() ?? null,
    runsStarted: trigger.runsStarted,
    maxRuns: maxRuns ?? null,
  };
}
