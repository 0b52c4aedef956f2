import path from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';

Runtime.install({ logger: new DefaultLogger('ERROR') });

/** In the environment for tests, a wait takes no time. Give TEMPORAL_ADDRESS to use a server that runs already. */
const { TEMPORAL_ADDRESS } = process.env;

export interface Outcome {
  status: string;
  /** Of a run that completed. */
  output?: unknown;
  /** Of one that failed. */
  error?: unknown;
}

/** Runs a workflow once with the given activities, and replays its history, which proves that it is deterministic. */
export async function runWorkflow(options: {
  workflow: string;
  input: unknown;
  activities: object;
}): Promise<Outcome> {
  const environment = TEMPORAL_ADDRESS
    ? await TestWorkflowEnvironment.createFromExistingServer({ address: TEMPORAL_ADDRESS })
    : await TestWorkflowEnvironment.createTimeSkipping();
  try {
    const workflowBundle = await bundleWorkflowCode({
      workflowsPath: path.join(import.meta.dirname, '../workflows/index.ts'),
      logger: new DefaultLogger('ERROR'),
    });
    const taskQueue = `test-${crypto.randomUUID()}`;
    const worker = await Worker.create({
      connection: environment.nativeConnection,
      taskQueue,
      workflowBundle,
      activities: options.activities,
    });
    const handle = await environment.client.workflow.start(options.workflow, {
      workflowId: crypto.randomUUID(),
      taskQueue,
      args: [options.input],
      // What waits for an event that never comes ends here.
      workflowExecutionTimeout: TEMPORAL_ADDRESS ? '30s' : '365d',
    });
    const result = await worker.runUntil(
      handle.result().then(
        (output: unknown) => ({ output }),
        (error: unknown) => ({ error }),
      ),
    );
    const { status } = await handle.describe();
    await Worker.runReplayHistory({ workflowBundle }, await handle.fetchHistory(), handle.workflowId);
    return { status: status.name, ...result };
  } finally {
    await environment.teardown();
  }
}
