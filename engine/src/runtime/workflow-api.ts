import type * as workflow from '@temporalio/workflow';

/**
 * The part of `@temporalio/workflow` that the runtime and generated code stand on. Hosted and exported code get the real one;
 * the simulator gives a look-alike of exactly this.
 */
export type WorkflowApi = Pick<
  typeof workflow,
  | 'ActivityFailure'
  | 'ApplicationFailure'
  | 'CancellationScope'
  | 'ChildWorkflowFailure'
  | 'ContinueAsNew'
  | 'TerminatedFailure'
  | 'TimeoutFailure'
  | 'condition'
  | 'continueAsNew'
  | 'isCancellation'
  | 'proxyActivities'
  | 'proxyLocalActivities'
  | 'setHandler'
  | 'sleep'
  | 'startChild'
  | 'workflowInfo'
>;

/** The run's clock: milliseconds since the epoch. In a workflow, Date is Temporal's own, the same in a replay. */
export type Clock = () => number;

/** A length of time as Temporal takes it: milliseconds, or a text such as `15m`. */
export type Duration = number | NonNullable<Exclude<workflow.ActivityOptions['startToCloseTimeout'], number>>;
