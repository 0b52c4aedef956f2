/**
 * Look-alikes of the SDK's failures, so that code which runs without Temporal (in the server's process, in a browser) can throw
 * and tell them apart. Constructors take what the SDK's take.
 */
export class TemporalFailure extends Error {
  constructor(message?: string | null, cause?: unknown) {
    super(message ?? undefined, { cause });
    this.name = new.target.name;
  }
}

interface ApplicationFailureOptions {
  message?: string;
  type?: string;
  nonRetryable?: boolean;
  details?: unknown[];
  cause?: unknown;
  nextRetryDelay?: number;
}

export class ApplicationFailure extends TemporalFailure {
  readonly type: string | undefined;
  readonly nonRetryable: boolean;
  readonly details: unknown[];
  /** Milliseconds. */
  readonly nextRetryDelay: number | undefined;

  constructor(
    message?: string | null,
    type?: string,
    nonRetryable = false,
    details: unknown[] = [],
    cause?: unknown,
    nextRetryDelay?: number,
  ) {
    super(message, cause);
    this.type = type;
    this.nonRetryable = nonRetryable;
    this.details = details;
    this.nextRetryDelay = nextRetryDelay;
  }

  static create(options: ApplicationFailureOptions): ApplicationFailure {
    const { message, type, nonRetryable, details, cause, nextRetryDelay } = options;
    return new ApplicationFailure(message, type, nonRetryable, details, cause, nextRetryDelay);
  }

  static nonRetryable(message?: string, type?: string, ...details: unknown[]): ApplicationFailure {
    return new ApplicationFailure(message, type, true, details);
  }
}

export class CancelledFailure extends TemporalFailure {
  readonly details: unknown[];

  constructor(message?: string, details: unknown[] = [], cause?: unknown) {
    super(message, cause);
    this.details = details;
  }
}

export class TerminatedFailure extends TemporalFailure {}

export class TimeoutFailure extends TemporalFailure {
  readonly lastHeartbeatDetails: unknown;
  readonly timeoutType: string;

  constructor(message: string | undefined, lastHeartbeatDetails: unknown, timeoutType: string) {
    super(message);
    this.lastHeartbeatDetails = lastHeartbeatDetails;
    this.timeoutType = timeoutType;
  }
}

export class ActivityFailure extends TemporalFailure {
  readonly activityType: string;
  readonly retryState: string;

  constructor(
    message: string,
    activityType: string,
    _activityId: string | undefined,
    retryState: string,
    _identity: string | undefined,
    cause?: unknown,
  ) {
    super(message, cause);
    this.activityType = activityType;
    this.retryState = retryState;
  }
}

export class ChildWorkflowFailure extends TemporalFailure {
  readonly workflowType: string;
  readonly retryState: string;

  constructor(
    _namespace: string | undefined,
    _execution: unknown,
    workflowType: string,
    retryState: string,
    cause?: unknown,
  ) {
    super('Child Workflow execution failed', cause);
    this.workflowType = workflowType;
    this.retryState = retryState;
  }
}

/** Thrown by a run that goes on in a new execution. */
export class ContinueAsNew extends Error {
  readonly args: unknown[];

  constructor(args: unknown[]) {
    super('The run goes on in a new execution.');
    this.args = args;
  }
}

export function isCancellation(error: unknown): boolean {
  return (
    error instanceof CancelledFailure ||
    ((error instanceof ActivityFailure || error instanceof ChildWorkflowFailure) &&
      error.cause instanceof CancelledFailure)
  );
}
