import type { BlobStore } from '../contract/blobs.ts';
import type { KeyRing } from '../contract/sealing.ts';
import type { StepEvent } from '../contract/step-events.ts';
import { type WorkflowBundle, withCodeKeys } from './bundle.ts';
import { createDataConverter } from './data-converter.ts';
import { createHostSinks } from './worker-options.ts';
import { replayMark } from './workflows/replay-mark.ts';

export interface ReplayOptions {
  bundle: WorkflowBundle;
  keys: KeyRing;
  blobs?: BlobStore;
}

/**
 * Replays a run's history through its own code and gives its step events, numbered as when it ran: what rebuilds its page.
 * Of a run that is still open, they go as far as its history.
 * Throws a DeterminismViolationError where code and history disagree.
 */
export async function replayRun(
  history: unknown,
  runId: string,
  { bundle, keys, blobs }: ReplayOptions,
): Promise<StepEvent[]> {
  const { Worker } = await import('@temporalio/worker');
  const events: StepEvent[] = [];
  const { code } = withCodeKeys(bundle, keys);
  await Worker.runReplayHistory(
    {
      workflowBundle: { code: `globalThis.${replayMark} = true;\n${code}` },
      dataConverter: createDataConverter(keys, blobs),
      sinks: createHostSinks((event) => events.push(event), true),
      reuseV8Context: true,
    },
    history,
    runId,
  );
  return events;
}
