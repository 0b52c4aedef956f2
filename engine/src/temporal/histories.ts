import type { Client } from '@temporalio/client';

type History = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>;

/**
 * Histories of all executions of a run, the oldest first: a long run is carried by one after another. They come one by one, since
 * together they may be larger than memory. Those that Temporal has removed already are left out.
 */
export async function* fetchHistories(client: Client, runId: string): AsyncGenerator<History> {
  for (const execution of await executionsOf(client, runId))
    yield client.workflow.getHandle(runId, execution).fetchHistory();
}

/** Ids of the executions, the oldest first. */
async function executionsOf(client: Client, runId: string): Promise<string[]> {
  const { runId: last } = await client.workflow.getHandle(runId).describe();
  const executions: string[] = [];
  for (let execution: string | undefined = last; execution;) {
    const started = await firstEventOf(client, runId, execution);
    if (!started) break;
    executions.unshift(execution);
    execution = started.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
  }
  return executions;
}

async function firstEventOf(client: Client, workflowId: string, runId: string) {
  try {
    const { history } = await client.workflowService.getWorkflowExecutionHistory({
      namespace: client.options.namespace,
      execution: { workflowId, runId },
      maximumPageSize: 1,
    });
    return history?.events?.[0];
  } catch (error) {
    if ((error as { code?: number }).code === notFound) return undefined;
    throw error;
  }
}

/** gRPC's code. */
const notFound = 5;
