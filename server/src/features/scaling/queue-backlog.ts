import type { Client } from '@temporalio/client';

/** What Temporal says of the tasks that wait in a queue, of runs and of actions together. */
export interface QueueBacklog {
  depth: number;
  /** For how long the next in turn has been waiting. */
  waitSeconds: number;
  /** Tasks per second that came, and that were handed out. */
  arrivals: number;
  dispatches: number;
}

export type ReadBacklog = (queueName: string) => Promise<QueueBacklog>;

/** `TaskQueueType` of the service: tasks of workflow code, and activities. */
const taskQueueTypes = [1, 2];

export function createBacklogReader(client: Client): ReadBacklog {
  return async (queueName) => {
    const answers = await Promise.all(
      taskQueueTypes.map((taskQueueType) =>
        client.workflowService.describeTaskQueue({
          namespace: client.options.namespace,
          taskQueue: { name: queueName },
          taskQueueType,
          reportStats: true,
        }),
      ),
    );
    const stats = answers.map(({ stats: each }) => each);
    const sum = (of: (each: (typeof stats)[number]) => number) =>
      stats.reduce((total, each) => total + of(each), 0);
    return {
      depth: sum((each) => Number(each?.approximateBacklogCount ?? 0)),
      waitSeconds: Math.max(
        ...stats.map((each) => {
          const age = each?.approximateBacklogAge;
          return Number(age?.seconds ?? 0) + (age?.nanos ?? 0) / 1e9;
        }),
      ),
      arrivals: sum((each) => each?.tasksAddRate ?? 0),
      dispatches: sum((each) => each?.tasksDispatchRate ?? 0),
    };
  };
}
