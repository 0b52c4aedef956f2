import type { SubworkflowActivities } from '../../contract/subworkflow.ts';
import { cronTimes } from '../../definition/cron.ts';
import { ApplicationFailure } from '../failures.ts';
import type { StandIns } from './stand-in.ts';

export const subworkflows: StandIns<SubworkflowActivities> = {
  nextTime: (_, { cron, timeZone, after }) => ({ at: cronTimes(cron, timeZone, after).next().value ?? null }),

  prepareSubworkflow({ id: parentId, world }, { workflowId, instance }) {
    const workflow = world.workflows[workflowId];
    if (!workflow) {
      const message = 'The sub-workflow does not exist, was never published, or is switched off.';
      throw ApplicationFailure.nonRetryable(message, 'WORKFLOW_UNAVAILABLE');
    }
    const runId = `${parentId}/${instance}`;
    world.prepared.set(runId, workflow);
    world.parents.set(runId, parentId);
    const workflowType = 'javascript' in workflow ? workflow.workflowType : workflowId;
    return { runId, workflowType, queue: 'simulated', header: {} };
  },
};
