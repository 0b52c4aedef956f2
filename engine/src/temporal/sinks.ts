import type { Sinks } from '@temporalio/workflow';
import type { StepEvent } from '../contract/step-events.ts';

/** What workflows tell the process around them. */
export interface HostSinks extends Sinks {
  wfb: { event(event: StepEvent): void };
}

/** Takes the step events of the runs that a worker carries. Events of one run come in order. */
export type StepEventSink = (event: StepEvent) => void;
