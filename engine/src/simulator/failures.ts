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

export class ApplicationFailure extends TemporalFailure {
  readonly type: string | undefined;
  readonly nonRetryable: boolean;
  readonly details: unknown[];

  constructor(
    message?: string | null,
    type?: string,
    nonRetryable = false,
    details: unknown[] = [],
    cause?: unknown,
  ) {
    super(message, cause);
    this.type = type;
    this.nonRetryable = nonRetryable;
    this.details = details;
  }

  static nonRetryable(message?: string, type?: string, ...details: unknown[]): ApplicationFailure {
    return new ApplicationFailure(message, type, true, details);
  }
}

export class CancelledFailure extends TemporalFailure {}
export class TerminatedFailure extends TemporalFailure {}
export class TimeoutFailure extends TemporalFailure {}
export class ActivityFailure extends TemporalFailure {}
export class ChildWorkflowFailure extends TemporalFailure {}
export class ContinueAsNew extends Error {}

export function isCancellation(error: unknown): boolean {
  return (
    error instanceof CancelledFailure ||
    ((error instanceof ActivityFailure || error instanceof ChildWorkflowFailure) &&
      error.cause instanceof CancelledFailure)
  );
}
