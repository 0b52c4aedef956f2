import { text as toText } from '../expressions/library/texts.ts';
import type { StepObserver } from './observer.ts';
import type { WorkflowApi } from './workflow-api.ts';

/** Name of the query that reads what a run says of itself. */
export const statusQuery = 'status';

/** How far a run is, in its own words. */
export interface RunStatus {
  text: string;
  fields: Record<string, unknown>;
}

export type Status = ReturnType<typeof createStatus>;

export function createStatus(api: WorkflowApi) {
  let current: RunStatus | undefined;

  return {
    /** Says how far the run is; readable from outside. */
    setStatus(text: unknown, fields: Record<string, unknown> = {}, observer?: StepObserver): void {
      if (!current) api.setHandler({ type: 'query', name: statusQuery } as never, (() => current) as never);
      current = { text: toText(text), fields };
      observer?.status(current);
    },
  };
}
