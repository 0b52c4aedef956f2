/**
 * Header fields of a run. Both are sealed with keys of the instance, so that a worker runs nothing that the server did not
 * publish: the code, the same for all runs of a version, and what is the run's own, bound to its id.
 */
export const headerFields = { code: 'wfb-code', run: 'wfb-run' } as const;

/** Purposes of the keys. */
export const codePurpose = 'run code';
export const runPurpose = 'run header';

export interface CodeHeader {
  versionId: string;
  javascript: string;
}

/** Who and what started a run, and for whom. */
export interface RunContext {
  runId: string;
  workspaceId: string;
  projectId: string;
  workflowId: string;
  workflowName: string;
  startedBy: string | null;
  trigger: string;
}

export interface RunHeader {
  context: RunContext;
  versionId: string;
  /** Queue of each action that does not run on the run's own queue. */
  routes: Record<string, string>;
  /** Time limit of a task's attempt where its step says nothing, milliseconds. */
  taskTimeoutMs?: number;
}
