import { proxySinks } from '@temporalio/workflow';
import type { StepEvent } from '../../contract/step-events.ts';
import type { HostSinks } from '../sinks.ts';

const sinks = proxySinks<HostSinks>();

/** What this run has told since its last activation ended. One per run: this module is evaluated anew for each. */
let untold: StepEvent[] = [];

export function report(event: StepEvent): void {
  untold.push(event);
}

/** At the end of an activation: tells the process around the run what came of it. */
export function tellReports(): void {
  if (untold.length === 0) return;
  sinks.wfb.events(untold);
  untold = [];
}
