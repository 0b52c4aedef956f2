import { createHash } from 'node:crypto';
import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { nextTime, type SubworkflowActivities } from '../../contract/subworkflow.ts';
import { validateData } from '../../contract/validate-data.ts';
import type { ObjectSchema } from '../../definition/schema-types.ts';

export interface StartableWorkflow {
  /** Name of the workflow's function. */
  type: string;
  input: ObjectSchema;
}

/** Finds the sub-workflow that a step starts. The same step of the same run always starts the same one. */
export function createSubworkflowActivities(
  workflows: Record<string, StartableWorkflow>,
): SubworkflowActivities {
  return {
    nextTime,
    async prepareSubworkflow({ workflowId, instance, input }) {
      const { workflowExecution, taskQueue } = Context.current().info;
      const workflow = workflows[workflowId];
      if (!workflow)
        throw ApplicationFailure.nonRetryable(
          'The sub-workflow is not part of this project.',
          'WORKFLOW_UNAVAILABLE',
        );
      const checked = validateData(workflow.input, input);
      if (!checked.ok)
        throw ApplicationFailure.nonRetryable(
          checked.problems[0]?.message ?? 'The input is not valid.',
          'INPUT_INVALID',
        );
      const place = `${workflowExecution!.workflowId}/${instance}`;
      const runId = createHash('sha256').update(place).digest('hex').slice(0, 32);
      return { runId, workflowType: workflow.type, queue: taskQueue, header: {} };
    },
  };
}
