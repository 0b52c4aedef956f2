/** Where the reports of a run stand as one execution hands over to the next. */
export interface ReportsSoFar {
  /** Number of the next one. */
  seq: number;
  /** The step that goes on. */
  step: string;
}

/**
 * What hosted code tells about a step while the runtime carries it out. Every call is synchronous, so it
 * cannot change the order of a run's commands; exported code passes none.
 */
export interface StepObserver {
  /** The step waits: for people, for a moment, a sub-workflow, an event or an item of a backlog. `until`: milliseconds since the epoch. */
  waiting(wait: {
    waitingFor: 'approval' | 'time' | 'subworkflow' | 'event' | 'backlog';
    until?: number;
    childRunId?: string;
    /** Names of the events that it waits for. */
    events?: string[];
  }): void;
  /** How far the run is, in its author's words. */
  status(status: { text: string; fields: Record<string, unknown> }): void;
  progress(done: number, failed: number, total: number): void;
  /** The step goes on in the next execution of the run; gives what the reports there begin with. No command depends on it. */
  handOver(): ReportsSoFar;
}
