import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { EventActivities } from '../../contract/events.ts';
import { connectClient } from './connection.ts';

/** Sends events to other runs. */
export const eventActivities: EventActivities = {
  async sendEvent({ to, event, data, instance }) {
    const { workflowId } = Context.current().info.workflowExecution!;
    if (to.kind === 'project')
      throw ApplicationFailure.nonRetryable(
        `Nothing in this project listens for the event “${event}”. Say in src/events.ts what it starts.`,
        'NOTHING_LISTENS',
      );
    const client = await connectClient();
    try {
      const receiver = to.kind === 'run' ? to.runId : await parentOf(workflowId);
      await client.workflow.getHandle(receiver).signal(event, data);
    } finally {
      await client.connection.close();
    }
    return { eventId: `${workflowId}/${instance}` };

    async function parentOf(id: string): Promise<string> {
      const { parentExecution } = await client.workflow.getHandle(id).describe();
      if (parentExecution?.workflowId) return parentExecution.workflowId;
      throw ApplicationFailure.nonRetryable(
        'No other run started this one, so there is none to send it to.',
        'NO_PARENT',
      );
    }
  },
};
