import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { ActionError } from '../contract/task.ts';
import type { Redactor } from './redaction.ts';

/** What went wrong in a task, in words for people, without secrets. */
export interface TaskFailure {
  message: string;
  code: string;
  details?: unknown;
  retryable: boolean;
  retryAfterMs?: number;
}

export function describeFailure(error: unknown, redactor: Redactor): TaskFailure {
  if (error instanceof ActionError) {
    return {
      message: redactor.text(error.message),
      code: error.code,
      retryable: error.retryable,
      ...(error.details === undefined ? {} : { details: redactor.value(error.details) }),
      ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
    };
  }
  // A defect of ours or of a library, or a database that is away: its words are for the log, not for people.
  return { message: 'Something went wrong inside this task.', code: 'INTERNAL', retryable: true };
}

/** At Temporal's edge: the failure type is the code, so that retries and `catch` steps can tell failures apart. */
export function toApplicationFailure(failure: TaskFailure): ApplicationFailure {
  return ApplicationFailure.create({
    message: failure.message,
    type: failure.code,
    nonRetryable: !failure.retryable,
    ...(failure.details === undefined ? {} : { details: [failure.details] }),
    ...(failure.retryAfterMs === undefined ? {} : { nextRetryDelay: failure.retryAfterMs }),
  });
}

export function isCancellation(error: unknown): boolean {
  return error instanceof CancelledFailure || (error instanceof Error && error.name === 'AbortError');
}
