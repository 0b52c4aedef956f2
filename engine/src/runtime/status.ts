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

  const show = (status: RunStatus): void => {
    if (!current) api.setHandler({ type: 'query', name: statusQuery } as never, (() => current) as never);
    current = status;
  };

  return {
    current: (): RunStatus | undefined => current,
    show,
    /** Says how far the run is; readable from outside. */
    setStatus(text: unknown, fields: Record<string, unknown> = {}, observer?: StepObserver): void {
      const status = { text: toText(text), fields };
      show(status);
      observer?.status(status);
    },
  };
}
