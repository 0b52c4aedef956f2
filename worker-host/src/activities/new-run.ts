import { regionalQueueName } from '@wfb/engine/contract';
import { validateData } from '@wfb/engine/contract/validate-data';
import type { Definition } from '@wfb/engine/definition';
import type { Plan } from '@wfb/engine/compiler';
import type { Prisma } from '@wfb/prisma';
import type { Database } from '@wfb/prisma';
import { chooseRunQueue, toRunTerms } from '@wfb/prisma/run-queues';
import { toStorable } from '@wfb/prisma/storable';

/** A workflow that can be started now, with the version that is active at this moment. */
export interface StartableWorkflow {
  id: string;
  name: string;
  projectId: string;
  workspaceId: string;
  queueName: string;
  /** Of a task's attempt where its step says nothing. */
  taskTimeoutMs?: number;
  version: { id: string; definition: Definition; plan: Plan; javascript: string };
}

const startable = {
  include: { project: true, queue: true, activeVersion: true },
} satisfies Prisma.WorkflowDefaultArgs;

type StartableRow = Prisma.WorkflowGetPayload<typeof startable>;

/**
 * Null where it is disabled, archived or was never published: nothing starts it then. `pinnedRegion`: where what starts it may be carried
 * only; it holds for workflows that say nothing themselves.
 */
export async function findStartable(
  db: Database,
  workflowId: string,
  pinnedRegion: string | null = null,
): Promise<StartableWorkflow | null> {
  const row: StartableRow | null = await db.workflow.findUnique({ where: { id: workflowId }, ...startable });
  if (!row?.activeVersion || !row.enabled || row.archivedAt || row.project.archivedAt) return null;
  const { id, definition, plan, javascript } = row.activeVersion;
  const queueName = await chooseRunQueue(
    db,
    {
      queueId: row.queueId,
      queueName: row.queue.name,
      projectId: row.projectId,
      regions: row.project.regions,
      pinnedRegion: row.pinnedRegion ?? pinnedRegion,
    },
    regionalQueueName,
  );
  const { taskTimeoutMs } = toRunTerms({ ...row.queue, workflowId });
  return {
    id: row.id,
    name: row.name,
    projectId: row.projectId,
    workspaceId: row.project.workspaceId,
    queueName,
    ...(taskTimeoutMs === undefined ? {} : { taskTimeoutMs }),
    version: {
      id,
      definition: definition as unknown as Definition,
      plan: plan as unknown as Plan,
      javascript,
    },
  };
}

export interface NewRun {
  workflow: StartableWorkflow;
  trigger: 'schedule' | 'subworkflow';
  /** Makes the start unique within the workflow. */
  startKey: string;
  input: unknown;
  startedById?: string | null;
  parent?: { runId: string; instance: string };
  /** Set where the run cannot begin: it is shown as failed, with the reason. */
  error?: { message: string; code: string };
}

/** Writes a run once; gives the id of the run that is there, and whether this call wrote it. */
export async function writeRun(db: Database, run: NewRun): Promise<{ runId: string; fresh: boolean }> {
  const { workflow, trigger, startKey, input, startedById = null, parent, error } = run;
  const at = { workflowId_startKey: { workflowId: workflow.id, startKey } };
  const known = await db.run.findUnique({ where: at, select: { id: true } });
  if (known) return { runId: known.id, fresh: false };
  const { count } = await db.run.createMany({
    data: [
      {
        workspaceId: workflow.workspaceId,
        projectId: workflow.projectId,
        workflowId: workflow.id,
        versionId: workflow.version.id,
        queueName: workflow.queueName,
        status: error ? 'failed' : 'queued',
        subject: workflow.name,
        trigger,
        startKey,
        startedById,
        parentRunId: parent?.runId ?? null,
        parentInstance: parent?.instance ?? null,
        input: toStorable(input) as Prisma.InputJsonValue,
        ...(error ? { error, startedAt: new Date(), finishedAt: new Date() } : {}),
      },
    ],
    skipDuplicates: true,
  });
  const { id } = await db.run.findUniqueOrThrow({ where: at, select: { id: true } });
  return { runId: id, fresh: count > 0 };
}

/** The input with its defaults, or why the workflow does not take it. */
export function checkInput(
  workflow: StartableWorkflow,
  input: unknown,
): { ok: true; input: Record<string, unknown> } | { ok: false; message: string } {
  const checked = validateData(workflow.version.definition.input, toStorable(input));
  if (checked.ok) return { ok: true, input: checked.value as Record<string, unknown> };
  const said = checked.problems
    .slice(0, 3)
    .map(({ path, message }) => (path ? `${path}: ${message}` : message));
  return { ok: false, message: `"${workflow.name}" does not take this input. ${said.join(' ')}` };
}
