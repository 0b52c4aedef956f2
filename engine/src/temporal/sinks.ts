import type { Sinks } from '@temporalio/workflow';
import type { StepEvent } from '../contract/step-events.ts';

/** What workflows tell the process around them. */
export interface HostSinks extends Sinks {
  /** All events of one activation at once: each call of a sink carries the whole of what is known of its run. */
  wfb: { events(events: readonly StepEvent[]): void };
}

/** Takes the step events of the runs that a worker carries. Events of one run come in order. */
export type StepEventSink = (event: StepEvent) => void;
