import { toStorableJson } from '../../data/storable.ts';
import { uuid7 } from '@wfb/prisma/uuid7';
import { type FieldProblem, validateData } from '../../data/validate-data.ts';
import { regionalQueueName } from '@wfb/engine/contract';
import { Prisma, type PrismaClient } from '@wfb/prisma';
import {
  chooseRunQueue,
  type RunPlace,
  type RunTerms,
  type TermsRow,
  termsColumns,
  toRunTerms,
} from '@wfb/prisma/run-queues';
import { durationToMs } from '@wfb/engine/definition';
import type { FastifyBaseLogger } from 'fastify';
import { acceptRun, type Accepted, type FinishedInProcess, type NewRun } from './accept.ts';
import type { RunCarrier, StartableRun } from './carrier.ts';
import * as errors from './errors.ts';
import { executeInProcess } from './in-process.ts';
import type { RunTrigger } from './schemas.ts';
import { subjectFromInput } from './subject.ts';
import type { RunnableVersion, Versions } from './versions.ts';

/** The workflow of a start, as one query gives it. */
export interface StartableWorkflow extends RunPlace, TermsRow {
  id: string;
  name: string;
  enabled: boolean;
  activeVersionId: string | null;
  workspaceId: string;
}

export interface StartRequest {
  workflow: StartableWorkflow;
  /** Another than the active one: a run that is tried again stays on its own. */
  versionId?: string;
  input: unknown;
  trigger: RunTrigger;
  id?: string;
  startKey?: string;
  startedById?: string | null;
  retryOfRunId?: string;
  /** What becomes of an input that the workflow does not take: told to the caller, or kept as a run that failed. */
  onInvalid?: 'refuse' | 'record';
}

export interface Started extends Accepted {
  /** Of a run that was executed in process. */
  finished: FinishedInProcess | null;
}

export interface RunStarterDeps {
  prisma: PrismaClient;
  log: FastifyBaseLogger;
  versions: Versions;
  carrier: RunCarrier;
  /** Tells worker-hosts that a pool has work; fails silently, they look by themselves too. */
  wake(queueName: string): void;
  /** Shows a new run to who looks. */
  announce(run: { id: string; workspaceId: string }): void;
  markDone(outboxId: string): Promise<void>;
}

/** Starts that this server carries out at once; beyond that the outbox does, a little later. */
const immediateStarts = 100;

export type RunStarter = ReturnType<typeof createRunStarter>;

/** The one way by which runs come to be, whatever starts them. */
export function createRunStarter(deps: RunStarterDeps) {
  const underWay = new Set<Promise<void>>();

  async function start(request: StartRequest): Promise<Started> {
    const { workflow } = request;
    const versionId = request.versionId ?? workflow.activeVersionId;
    if (!versionId) throw errors.notPublished();
    if (!workflow.enabled) throw errors.workflowDisabled();
    const version = await deps.versions.get(versionId);
    const checked = validateData(version.definition.input, request.input);
    if (!checked.ok) {
      if (request.onInvalid === 'record')
        return recordRefusal(toRun(request, version, request.input, workflow.queueName), checked.problems);
      throw errors.invalidInput(checked.problems);
    }
    // What is stored is what runs: both drop what Postgres cannot hold.
    const json = toStorableJson(checked.value);
    if (Buffer.byteLength(json) > errors.maxInputBytes) throw errors.inputTooLarge();
    const data: unknown = JSON.parse(json);
    // This server may stand in any region.
    if (version.effects === 'none' && !workflow.pinnedRegion)
      return runHere(toRun(request, version, data, workflow.queueName));
    const queueName = await chooseRunQueue(deps.prisma, workflow, regionalQueueName);
    return handOn(toRun(request, version, data, queueName), workflow);
  }

  async function recordRefusal(run: NewRun, problems: FieldProblem[]): Promise<Started> {
    const now = new Date();
    const said = problems.slice(0, 3).map(({ path, message }) => (path ? `${path}: ${message}` : message));
    const message = `“${run.subject}” does not take this input. ${said.join(' ')}`;
    const finished: FinishedInProcess = {
      status: 'failed',
      error: { message, code: 'INPUT_INVALID' },
      ...{ output: null, values: null, said: null, answer: null, steps: [], startedAt: now, finishedAt: now },
    };
    const accepted = await acceptRun(deps.prisma, run, { outbox: '' }, finished);
    if (accepted.created) deps.announce(run);
    return { ...accepted, finished: accepted.created ? finished : null };
  }

  /** Proven free of effects and waits: there is nothing for Temporal to protect. */
  async function runHere(run: NewRun): Promise<Started> {
    const { subject, ...finished } = await executeInProcess(run);
    const accepted = await acceptRun(
      deps.prisma,
      { ...run, subject: subject ?? run.subject },
      { outbox: '' },
      finished,
    );
    if (accepted.created) deps.announce(run);
    return { ...accepted, finished: accepted.created ? finished : null };
  }

  async function handOn(run: NewRun, workflow: StartableWorkflow): Promise<Started> {
    const subject = subjectFromInput(run.version, run.input) ?? run.subject;
    const accepted = await acceptRun(deps.prisma, { ...run, subject }, { outbox: uuid7() });
    if (!accepted.created) return { ...accepted, finished: null };
    deps.wake(run.queueName);
    deps.announce(run);
    if (underWay.size < immediateStarts)
      track(startNow(toStartable(run, workflow, toRunTerms(workflow)), accepted.outboxId!));
    return { ...accepted, finished: null };
  }

  /** A failure is no matter: the outbox row is there, and its turn comes in a moment. */
  async function startNow(startable: StartableRun, outboxId: string): Promise<void> {
    try {
      await deps.carrier.start(startable);
      await deps.markDone(outboxId);
    } catch (error) {
      deps.log.info({ err: error, runId: startable.runId }, 'a run is left to the outbox to start');
    }
  }

  function track(work: Promise<void>): void {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  }

  return {
    start,
    /** Waits for the starts under way, so that a server that stops leaves nothing half done. */
    async drain(): Promise<void> {
      await Promise.all(underWay);
    },
  };
}

export function toStartable(
  run: { id: string; workspaceId: string; projectId: string; queueName: string; trigger: string } & {
    input: unknown;
    startedById: string | null;
    version: RunnableVersion;
  },
  workflow: { id: string; name: string },
  { runTimeoutMs, ...terms }: RunTerms,
): StartableRun {
  const { timeout } = run.version.definition.settings;
  return {
    runId: run.id,
    workspaceId: run.workspaceId,
    projectId: run.projectId,
    workflowId: workflow.id,
    workflowName: workflow.name,
    versionId: run.version.id,
    workflowType: run.version.plan.functionName,
    javascript: run.version.javascript,
    queueName: run.queueName,
    input: run.input,
    trigger: run.trigger,
    startedById: run.startedById,
    timeoutMs: timeout === undefined ? runTimeoutMs : durationToMs(timeout),
    ...terms,
  };
}

function toRun(request: StartRequest, version: RunnableVersion, input: unknown, queueName: string): NewRun {
  const { workflow } = request;
  return {
    id: request.id ?? uuid7(),
    workspaceId: workflow.workspaceId,
    projectId: workflow.projectId,
    version,
    queueName,
    subject: workflow.name,
    trigger: request.trigger,
    startKey: request.startKey ?? null,
    startedById: request.startedById ?? null,
    retryOfRunId: request.retryOfRunId ?? null,
    input,
  };
}

/** Columns of a `StartableWorkflow`: of a workflow `w`, its project `p` and its pool `q`. */
export const startableColumns = Prisma.sql`w.id, w.name, w.enabled, w."activeVersionId", w."projectId", p."workspaceId",
  q.id AS "queueId", q.name AS "queueName", p.regions, w."pinnedRegion", ${termsColumns}`;

/** Columns and tables of a `StartableWorkflow`. */
export const startableWorkflow = Prisma.sql`${startableColumns}
  FROM workflows w JOIN projects p ON p.id = w."projectId" JOIN queues q ON q.id = w."queueId"`;

/** Of this workspace, and neither it nor its project archived. */
export async function findStartableWorkflow(
  prisma: PrismaClient,
  workspaceId: string,
  workflowId: string,
): Promise<StartableWorkflow> {
  const [workflow] = await prisma.$queryRaw<StartableWorkflow[]>(Prisma.sql`
    SELECT ${startableWorkflow} WHERE w.id = ${workflowId}::uuid AND p."workspaceId" = ${workspaceId}
      AND w."archivedAt" IS NULL AND p."archivedAt" IS NULL`);
  if (!workflow) throw errors.workflowNotFound();
  return workflow;
}
