import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';

/** Plain Temporal on the same server: what the product's overhead is measured against. */
export interface BareTemporal {
  run(workflow: 'nothing' | 'tenLocal' | 'hundredLocal' | 'tenOrdinary'): Promise<void>;
  /** Resolves when the execution has closed, whoever started it; asks as `handle.result()` does. */
  untilClosed(workflowId: string): Promise<void>;
  stop(): Promise<void>;
}

const closeEventOnly = 2; // HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT
const notFound = 5; // gRPC's NOT_FOUND

export async function startBareTemporal(address: string): Promise<BareTemporal> {
  const taskQueue = `bench-${randomUUID()}`;
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  const worker = await startWorker(address, taskQueue);

  const untilClosed = async (workflowId: string, runId?: string | null): Promise<void> => {
    let nextPageToken: Uint8Array | undefined;
    do {
      const answer = await untilStarted(() =>
        connection.workflowService.getWorkflowExecutionHistory({
          namespace: 'default',
          execution: { workflowId, runId },
          waitNewEvent: true,
          historyEventFilterType: closeEventOnly,
          nextPageToken,
        }),
      );
      const closed = answer.history?.events?.[0];
      // A long run is carried by one execution after another, and ends with the last one.
      const next = closed?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
      if (closed) return next ? untilClosed(workflowId, next) : undefined;
      nextPageToken = answer.nextPageToken;
    } while (nextPageToken?.length);
  };

  return {
    async run(workflow) {
      const workflowId = randomUUID();
      await client.workflow.start(workflow, { taskQueue, workflowId, args: ['abc'] });
      await untilClosed(workflowId);
    },
    untilClosed,
    async stop() {
      const ended = once(worker, 'exit');
      worker.disconnect();
      await ended;
      await connection.close();
    },
  };
}

/** The product answers once a run is accepted, which is a moment before it is started. */
async function untilStarted<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if ((error as { code?: number }).code !== notFound) throw error;
    }
  }
}

async function startWorker(address: string, taskQueue: string): Promise<ChildProcess> {
  const file = fileURLToPath(new URL('./worker.ts', import.meta.url));
  const worker = fork(file, [address, taskQueue], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [message] = await Promise.race([once(worker, 'message'), once(worker, 'exit')]);
  if (message !== 'ready') throw new Error(`The bare worker ended with ${String(message)}`);
  return worker;
}
