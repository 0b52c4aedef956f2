import type { WorkflowApi } from './workflow-api.ts';

/** Name of the query that reads a run's values: its status checks. */
export const valuesQuery = 'values';

export function createValues(api: WorkflowApi) {
  return {
    /** Makes the values of a run readable from outside. */
    exposeValues(values: object): void {
      api.setHandler({ type: 'query', name: valuesQuery } as never, (() => ({ ...values })) as never);
    },
  };
}
