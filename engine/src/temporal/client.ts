import {
  type Client,
  type ClientOptions,
  type ConnectionLike,
  WorkflowExecutionAlreadyStartedError,
} from '@temporalio/client';
import type { BlobStore } from '../contract/blobs.ts';
import type { KeyRing } from '../contract/sealing.ts';
import { createDataConverter } from './data-converter.ts';
import type { RunContext } from './header.ts';
import type { RunHeaders } from './seal-header.ts';

type StartHeaders = Record<string, { metadata: Record<string, Uint8Array>; data: Uint8Array }>;

/** Headers of starts under way, by workflow id: the SDK lets only an interceptor set them. */
const startHeaders = new Map<string, StartHeaders>();

export function createClientOptions(options: {
  connection: ConnectionLike;
  namespace: string;
  keys: KeyRing;
  blobs?: BlobStore;
}): ClientOptions {
  return {
    connection: options.connection,
    namespace: options.namespace,
    dataConverter: createDataConverter(options.keys, options.blobs),
    interceptors: {
      workflow: [
        {
          start(input, next) {
            const headers = startHeaders.get(input.options.workflowId);
            return next(headers ? { ...input, headers: { ...input.headers, ...headers } } : input);
          },
        },
      ],
    },
  };
}

export interface StartRunOptions {
  workflowType: string;
  queue: string;
  input: unknown;
  context: RunContext;
  versionId: string;
  javascript: string;
  routes?: Record<string, string>;
  /** Longest life of the run, milliseconds. */
  timeoutMs?: number | undefined;
  /** Time limit of a task's attempt where its step says nothing, milliseconds. */
  taskTimeoutMs?: number | undefined;
  /** 1 (first) to 5, among all that waits in the same queue. */
  priority?: number | undefined;
  /** Those with the same key share one turn: however much of one waits, the others come to theirs. */
  fairnessKey?: string | undefined;
}

/**
 * Starts a run under its id. Idempotent: a second start of the same run, also of one that has closed, changes nothing and
 * gives `started: false`. The client must be made with `createClientOptions`.
 */
export async function startRun(
  client: Client,
  headers: RunHeaders,
  options: StartRunOptions,
): Promise<{ started: boolean }> {
  const { context, versionId, javascript, routes, taskTimeoutMs, priority, fairnessKey } = options;
  const { runId } = context;
  startHeaders.set(
    runId,
    toPayloads(headers.forRun({ context, versionId, javascript, routes, taskTimeoutMs })),
  );
  try {
    await client.workflow.start(options.workflowType, {
      workflowId: runId,
      taskQueue: options.queue,
      args: [options.input],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'FAIL',
      ...(options.timeoutMs === undefined ? {} : { workflowExecutionTimeout: options.timeoutMs }),
      // Its tasks and sub-workflows inherit both.
      priority: {
        ...(priority === undefined ? {} : { priorityKey: priority }),
        ...(fairnessKey === undefined ? {} : { fairnessKey }),
      },
    });
    return { started: true };
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return { started: false };
    throw error;
  } finally {
    startHeaders.delete(runId);
  }
}

const encoding = new TextEncoder().encode('binary/plain');

function toPayloads(fields: Record<string, string>): StartHeaders {
  return Object.fromEntries(
    Object.entries(fields).map(([name, base64]) => [
      name,
      { metadata: { encoding }, data: new Uint8Array(Buffer.from(base64, 'base64')) },
    ]),
  );
}
