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
  prepareSubworkflow(request: PrepareSubworkflowRequest): Promise<PreparedSubworkflow>;
}
