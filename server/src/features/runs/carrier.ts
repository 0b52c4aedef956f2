import type { RunTerms } from '@wfb/prisma/run-queues';

/** What carries runs: Temporal, seen from the server. Errors that it throws mean: not now, try again. */
export interface RunCarrier {
  /** Starts a run under its id; starting it twice starts it once. */
  start(run: StartableRun): Promise<void>;
  /** `gone`: there is no such open execution. */
  cancel(runId: string): Promise<CarrierAnswer>;
  terminate(runId: string, reason: string): Promise<CarrierAnswer>;
  /** An event with an id that the run was sent before is not sent again. */
  sendEvent(runId: string, event: string, data: unknown, eventId: string): Promise<CarrierAnswer>;
  describe(runId: string): Promise<CarriedRun | null>;
  /** For how many days the history of a run is kept after its end. */
  historyDays(): Promise<number>;
  /** Takes a failed execution back to just before the step that failed; it goes on under the same run id. */
  rewind(runId: string, failed: FailedPart, requestId: string): Promise<void>;
}

/** Where a run failed. */
export interface FailedPart {
  stepId: string | null;
  /** Requests for approval that the step made. */
  approvalIds: string[];
}

/** The run can never be started as it is; the message says why. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}

export type CarrierAnswer = 'done' | 'gone';

export interface StartableRun extends Omit<RunTerms, 'runTimeoutMs'> {
  runId: string;
  workspaceId: string;
  projectId: string;
  workflowId: string;
  workflowName: string;
  versionId: string;
  workflowType: string;
  javascript: string;
  queueName: string;
  input: unknown;
  trigger: string;
  startedById: string | null;
  /** Longest life of the run, milliseconds. */
  timeoutMs: number | undefined;
}

export interface CarriedRun {
  status: 'open' | 'completed' | 'failed' | 'cancelled' | 'terminated';
  /** It has been worked on: a worker took it up. */
  begun: boolean;
  /** Something is being tried again and again, or nobody takes it up. */
  troubled: boolean;
  closedAt: Date | null;
  /** Of a closed one. */
  outcome(): Promise<{ output: unknown; error: { message: string; code: string; stepId?: string } | null }>;
}
