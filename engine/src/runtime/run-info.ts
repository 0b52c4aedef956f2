import type { Legs } from './legs.ts';
import type { Clock, WorkflowApi } from './workflow-api.ts';

/** What expressions see as `run`. */
export interface RunInfo {
  id: string;
  /** ISO 8601. */
  startedAt: string;
  /** The moment of reading, on the run's clock. ISO 8601. */
  readonly now: string;
  /** Name of the workflow. */
  workflow: string;
  attempt: number;
}

export function createRunInfo(api: WorkflowApi, legs: Pick<Legs, 'startedAt'>, now: Clock) {
  return {
    currentRun(workflow: string): RunInfo {
      const info = api.workflowInfo();
      return {
        id: info.workflowId,
        startedAt: legs.startedAt(),
        get now() {
          return new Date(now()).toISOString();
        },
        workflow,
        attempt: info.attempt,
      };
    },
  };
}
