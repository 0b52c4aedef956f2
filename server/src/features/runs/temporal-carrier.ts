import { type Client, WorkflowFailedError, WorkflowNotFoundError } from '@temporalio/client';
import { ApplicationFailure, CancelledFailure, TimeoutFailure } from '@temporalio/common';
import { encodeToPayloads } from '@temporalio/common/lib/internal-non-workflow/index.js';
import type { KeyRing } from '@wfb/engine/contract/sealing';
import { createRunHeaders, startRun } from '@wfb/engine/temporal';
import { type CarriedRun, type CarrierAnswer, type RunCarrier, StartRefused } from './carrier.ts';
import { findResetPoint } from './reset-point.ts';

/** gRPC's code for a request that can never succeed as it is. */
const invalidArgument = 3;
/** History of a run that waits for its first worker: started, task scheduled. */
const untouchedHistory = 2;
const troubledAttempts = 3;

/** Runs on Temporal. The client must be made with the engine's options. */
export function createTemporalCarrier(
  client: Client,
  keys: KeyRing,
  /** Queues of actions that have workers of their own, at the moment of a start. */
  routesOf: (run: { workflowId: string; queueName: string }) => Promise<Record<string, string>>,
): RunCarrier {
  const headers = createRunHeaders(keys);

  return {
    async start(run) {
      try {
        await startRun(client, headers, {
          workflowType: run.workflowType,
          queue: run.queueName,
          input: run.input,
          versionId: run.versionId,
          javascript: run.javascript,
          routes: await routesOf(run),
          context: {
            runId: run.runId,
            workspaceId: run.workspaceId,
            projectId: run.projectId,
            workflowId: run.workflowId,
            workflowName: run.workflowName,
            startedBy: run.startedById,
            trigger: run.trigger,
          },
          timeoutMs: run.timeoutMs,
          taskTimeoutMs: run.taskTimeoutMs,
          priority: run.priority,
          fairnessKey: run.fairnessKey,
        });
      } catch (error) {
        const cause =
          error instanceof Error
            ? (error.cause as { code?: number; details?: string } | undefined)
            : undefined;
        if (cause?.code === invalidArgument)
          throw new StartRefused(cause.details ?? 'The run could not be started.');
        throw error;
      }
    },

    cancel: (runId) => answer(() => client.workflow.getHandle(runId).cancel()),
    terminate: (runId, reason) => answer(() => client.workflow.getHandle(runId).terminate(reason)),
    // By the service itself: the client's own call makes up an id for each attempt, and so cannot be repeated.
    sendEvent: (runId, event, data, eventId) =>
      answer(async () =>
        client.workflowService.signalWorkflowExecution({
          namespace: client.options.namespace,
          workflowExecution: { workflowId: runId },
          identity: client.options.identity,
          signalName: event,
          input: { payloads: (await encodeToPayloads(client.options.loadedDataConverter, data)) ?? [] },
          requestId: eventId,
        }),
      ),

    async describe(runId): Promise<CarriedRun | null> {
      const handle = client.workflow.getHandle(runId);
      try {
        const { status, historyLength, closeTime, raw } = await handle.describe();
        return {
          status: statuses[status.name] ?? 'open',
          begun: historyLength > untouchedHistory,
          troubled: (raw.pendingWorkflowTask?.attempt ?? 0) > troubledAttempts,
          closedAt: closeTime ?? null,
          outcome: () => outcomeOf(handle.result()),
        };
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return null;
        throw error;
      }
    },

    async historyDays() {
      const { config } = await client.workflowService.describeNamespace({
        namespace: client.options.namespace,
      });
      const seconds = Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0);
      // A day more: histories are removed some time after they may be.
      return Math.ceil(seconds / 86_400) + 1;
    },

    async rewind(runId, failed, requestId) {
      const handle = client.workflow.getHandle(runId);
      const [{ events }, description] = await Promise.all([handle.fetchHistory(), handle.describe()]);
      const eventId = await findResetPoint(events ?? [], failed, client.options.loadedDataConverter);
      await client.workflowService.resetWorkflowExecution({
        namespace: client.options.namespace,
        workflowExecution: { workflowId: runId, runId: description.runId },
        reason: 'Taken up again at the step that failed.',
        workflowTaskFinishEventId: eventId,
        requestId,
      });
    },
  };
}

const statuses: Record<string, CarriedRun['status'] | undefined> = {
  COMPLETED: 'completed',
  FAILED: 'failed',
  TIMED_OUT: 'failed',
  CANCELLED: 'cancelled',
  TERMINATED: 'terminated',
};

async function answer(call: () => Promise<unknown>): Promise<CarrierAnswer> {
  try {
    await call();
    return 'done';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'gone';
    throw error;
  }
}

async function outcomeOf(result: Promise<unknown>): ReturnType<CarriedRun['outcome']> {
  try {
    return { output: (await result) ?? null, error: null };
  } catch (error) {
    // Only the run's own end is an answer; that Temporal is away is not.
    if (!(error instanceof WorkflowFailedError)) throw error;
    return { output: null, error: toFailure(error.cause) };
  }
}

function toFailure(cause: unknown): { message: string; code: string; stepId?: string } | null {
  if (cause instanceof CancelledFailure) return null;
  if (cause instanceof TimeoutFailure)
    return { message: 'The run took longer than it may.', code: 'RUN_TIMEOUT' };
  if (cause instanceof ApplicationFailure) {
    const told = cause.details?.[0] as { stepId?: string } | undefined;
    return {
      message: cause.message,
      code: cause.type ?? 'FAILED',
      ...(typeof told?.stepId === 'string' ? { stepId: told.stepId } : {}),
    };
  }
  return null;
}
