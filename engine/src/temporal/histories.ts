import type { Client } from '@temporalio/client';

type History = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>;

/**
 * Histories of all executions of a run, the oldest first: a long run is carried by one after another. Those that Temporal has
 * removed already are left out.
 */
export async function fetchHistories(client: Client, runId: string): Promise<History[]> {
  const histories: History[] = [];
  let execution: string | undefined;
  do {
    const history = await client.workflow
      .getHandle(runId, execution)
      .fetchHistory()
      .catch((error: unknown) => {
        if (histories.length === 0) throw error;
        return undefined;
      });
    if (!history) break;
    histories.unshift(history);
    execution =
      history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
  } while (execution);
  return histories;
}
