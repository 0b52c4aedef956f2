import type { TaskCall } from '../contract/action.ts';
import type { WorkflowApi } from './workflow-api.ts';

export interface CallOptions {
  /** The items around the step: what `itemOf` gave. */
  at?: string;
  /** Where the worker puts secrets. */
  secrets?: NonNullable<TaskCall['secrets']>;
}

export function createCalls(api: WorkflowApi) {
  return {
    /** Second argument of every task: which step calls, and the idempotency key of the call. */
    call(stepId: string, { at = '', secrets }: CallOptions = {}): TaskCall {
      const instance = at + stepId;
      const key = `${api.workflowInfo().workflowId}/${instance}`;
      return secrets ? { stepId, instance, key, secrets } : { stepId, instance, key };
    },
    /** The place of one item of a for-each: `ship[3]/`, within the places around it. */
    itemOf(stepId: string, index: number, around = ''): string {
      return `${around}${stepId}[${index}]/`;
    },
  };
}
