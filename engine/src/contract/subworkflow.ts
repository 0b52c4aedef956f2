import { cronTimes } from '../definition/cron.ts';

/**
 * Activity that registers a sub-workflow's run before it starts: writes the run's row and gives what the child needs.
 * Idempotent by the parent's run id and `instance`: a repeat gives the same run.
 */
export interface PrepareSubworkflowRequest {
  workflowId: string;
  instance: string;
  input: Record<string, unknown>;
}
export interface PreparedSubworkflow {
  runId: string;
  workflowType: string;
  queue: string;
  /** Header fields of the child, base64 (see temporal/header). */
  header: Record<string, string>;
}
export interface SubworkflowActivities {
  /** The first time of a cron expression behind a moment; null where no more come. Milliseconds since the epoch. */
  nextTime(request: { cron: string; timeZone: string; after: number }): Promise<{ at: number | null }>;
  prepareSubworkflow(request: PrepareSubworkflowRequest): Promise<PreparedSubworkflow>;
}

/** What every worker answers to `nextTime`. */
export const nextTime: SubworkflowActivities['nextTime'] = async ({ cron, timeZone, after }) => ({
  at: cronTimes(cron, timeZone, after).next().value ?? null,
});
