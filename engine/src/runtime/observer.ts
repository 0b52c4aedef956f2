/**
 * What hosted code tells about a step while the runtime carries it out. Every call is synchronous and gives nothing back, so it
 * cannot change the order of a run's commands; exported code passes none.
 */
export interface StepObserver {
  /** The step waits: for people, for a moment, or for a sub-workflow. `until`: milliseconds since the epoch. */
  waiting(wait: {
    waitingFor: 'approval' | 'time' | 'subworkflow';
    until?: number;
    childRunId?: string;
  }): void;
  progress(done: number, failed: number, total: number): void;
}
