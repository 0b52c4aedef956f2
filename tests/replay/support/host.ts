import { randomBytes, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { generate } from '@wfb/engine/codegen';
import { compile, parseDefinition, type CompileEnvironment, type Plan } from '@wfb/engine/compiler';
import type { StepEvent } from '@wfb/engine/contract';
import { createKeyRing } from '@wfb/engine/contract/sealing';
import type { DefinitionInput } from '@wfb/engine/definition';
import {
  createClientOptions,
  createRunHeaders,
  createWorkerOptions,
  createWorkflowBundle,
  fetchHistories,
  startRun,
} from '@wfb/engine/temporal';
import { testActions } from '@wfb/engine/testing/actions';

export const bundleFolder = fileURLToPath(new URL('../../.cache/engine', import.meta.url));

let isQuiet = false;

/** Before anything of a worker is made: workers tell of every step of their lives. */
export function logErrorsOnly(): void {
  if (!isQuiet)
    Runtime.install({ logger: new DefaultLogger((process.env.TEMPORAL_LOG ?? 'ERROR') as 'ERROR') });
  isQuiet = true;
}

export interface Published {
  plan: Plan;
  javascript: string;
}

/** Compiles a definition as publishing does. */
export function publish(
  definition: DefinitionInput,
  environment: Partial<CompileEnvironment> = {},
): Published {
  const parsed = parseDefinition(definition);
  if (!parsed.definition) throw new Error(JSON.stringify(parsed.diagnostics));
  const { plan, diagnostics } = compile(parsed.definition, { actions: testActions, ...environment });
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  return { plan, javascript: generate(plan).javascript };
}

/** Whose run it is, for the header of a run. */
export const contextOf = (runId: string, { plan }: Published) => ({
  runId,
  workspaceId: 'workspace',
  projectId: 'project',
  workflowId: plan.functionName,
  workflowName: plan.definition.name,
  startedBy: null,
  trigger: 'manual',
});

/** Histories of all executions that carried a run, the oldest first. */
export async function historiesOf(client: Client, runId: string) {
  const histories = [];
  for await (const history of fetchHistories(client, runId)) histories.push(history);
  return histories;
}

export type Activities = Record<string, (...args: never[]) => Promise<unknown>>;
export type EngineHost = Awaited<ReturnType<typeof createEngineHost>>;

/** A worker and a client on a real Temporal, without database or server: the engine alone. */
export async function createEngineHost(
  address: string,
  activities: Activities,
  onEvent: (event: StepEvent) => void = () => undefined,
) {
  logErrorsOnly();
  const keys = createKeyRing([randomBytes(32)]);
  const bundle = await createWorkflowBundle(bundleFolder);
  const taskQueue = `engine-${randomUUID()}`;
  const [connection, native] = await Promise.all([
    Connection.connect({ address }),
    NativeConnection.connect({ address }),
  ]);
  const client = new Client(createClientOptions({ connection, namespace: 'default', keys }));
  const headers = createRunHeaders(keys);
  const events: StepEvent[] = [];
  const worker = await Worker.create(
    createWorkerOptions({
      connection: native,
      namespace: 'default',
      taskQueue,
      bundle,
      keys,
      activities,
      sink(event) {
        events.push(event);
        onEvent(event);
      },
    }),
  );
  const running = worker.run();

  return {
    client,
    keys,
    bundle,
    taskQueue,
    events,
    /** Starts a run; gives its handle. */
    async start(published: Published, input: unknown, runId: string = randomUUID(), queue = taskQueue) {
      await startRun(client, headers, {
        workflowType: published.plan.functionName,
        queue,
        input,
        context: contextOf(runId, published),
        versionId: runId,
        javascript: published.javascript,
      });
      return client.workflow.getHandle(runId);
    },
    /** What `prepareSubworkflow` gives for a child. */
    prepareChild(published: Published) {
      const runId = randomUUID();
      const { javascript, plan } = published;
      return {
        runId,
        workflowType: plan.functionName,
        queue: taskQueue,
        header: headers.forRun({ context: contextOf(runId, published), versionId: runId, javascript }),
      };
    },
    /**
     * A task whose end came too late for the server is done anew, and reports anew: as in the product, the last report of a
     * number counts.
     */
    eventsOf: (runId: string): StepEvent[] => [
      ...new Map(events.filter((event) => event.runId === runId).map((event) => [event.seq, event])).values(),
    ],
    async close() {
      worker.shutdown();
      await running;
      await Promise.all([native.close(), connection.close()]);
    },
  };
}
