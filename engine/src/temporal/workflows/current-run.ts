import type { Headers } from '@temporalio/workflow';
import * as workflow from '@temporalio/workflow';
import { toActivityType } from '../../contract/action.ts';
import { type CodeHeader, headerFields, type RunHeader } from '../header.ts';
import { createRuntime, openCode, openRunHeader } from './preloaded.ts';
import { BrokenSealError } from './unseal.ts';

/** What a run carries in its header, opened. One per run: modules are evaluated anew for each, but for the preloaded ones. */
export interface OpenedRun {
  code: CodeHeader;
  header: RunHeader;
  queueOf: ReadonlyMap<string, string>;
}

export const runtime = createRuntime(workflow, undefined, undefined, {
  taskTimeoutMs: () => opened?.header.taskTimeoutMs,
});

let headers: Headers = {};
let opened: OpenedRun | undefined;

export function keepHeaders(given: Headers): void {
  headers = given;
}

/** Header fields that a continued run takes along. */
export function keptHeaders(): Headers {
  const names: string[] = Object.values(headerFields);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => names.includes(name)));
}

/**
 * Opens the header. What can never succeed fails the run; a worker that lacks the key fails only its task, and another worker
 * takes it up.
 */
export function openRun(): OpenedRun {
  const [code, run] = [headers[headerFields.code]?.data, headers[headerFields.run]?.data];
  if (!code || !run)
    throw workflow.ApplicationFailure.nonRetryable('This run was started without its code.', 'CODE_MISSING');
  try {
    const header = openRunHeader(new Uint8Array(run), workflow.workflowInfo().workflowId);
    const queueOf = new Map(
      Object.entries(header.routes).map(([action, queue]) => [toActivityType(action), queue]),
    );
    opened = { code: openCode(new Uint8Array(code)), header, queueOf };
    return opened;
  } catch (error) {
    if (error instanceof BrokenSealError)
      throw workflow.ApplicationFailure.nonRetryable(error.message, 'CODE_REFUSED');
    throw error;
  }
}

export function queueOfActivity(type: string): string | undefined {
  return opened?.queueOf.get(type);
}
