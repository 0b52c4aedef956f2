import { text } from '../expressions/library/texts.ts';
import type { WorkflowApi } from './workflow-api.ts';

/** A failure as `catch` steps see it. `step` is the id of the step that failed, where a step did. */
export interface CaughtFailure {
  message: string;
  code: string;
  step: string | undefined;
  /** Steps of a saga that were to be undone, and could not be. */
  notUndone?: { step: string; message: string; code: string }[];
}

/** Thrown by an `end` step inside of a loop, lane or `finally`, to end the run from within. */
export class RunEnded extends Error {
  readonly output: unknown;

  constructor(output: unknown) {
    super('The run ended.');
    this.name = 'RunEnded';
    this.output = output;
  }
}

/** Errors that speak of the surroundings of a run, not of the run. They fail the task, which is tried again elsewhere. */
const defects: ReadonlySet<string> = new Set([
  'DeterminismViolationError',
  'IllegalStateError',
  'UnsupportedRuntimeError',
]);

const isDefect = (error: unknown): boolean => error instanceof Error && defects.has(error.name);

export type Failures = ReturnType<typeof createFailures>;

export function createFailures(api: WorkflowApi) {
  const stepOf = new WeakMap<object, string>();
  const notUndoneOf = new WeakMap<object, NonNullable<CaughtFailure['notUndone']>>();

  /** Remembers the step that a failure comes from; the innermost one counts. */
  function failedAt(stepId: string, error: unknown): unknown {
    if (typeof error === 'object' && error !== null && !stepOf.has(error)) stepOf.set(error, stepId);
    return error;
  }

  /** Whether `catch` steps must let it pass: a cancelled run stays cancelled, an ended one ended. */
  function passesCatch(error: unknown): boolean {
    return api.isCancellation(error) || error instanceof RunEnded || isHandOver(error) || isDefect(error);
  }

  const isHandOver = (error: unknown): boolean => error instanceof api.ContinueAsNew;

  /** A failure in plain words, without the layers that Temporal wraps around it. */
  function describe(error: unknown): CaughtFailure {
    const known = typeof error === 'object' && error !== null ? error : {};
    const notUndone = notUndoneOf.get(known);
    return { ...wordsOf(api, error), step: stepOf.get(known), ...(notUndone ? { notUndone } : {}) };
  }

  return {
    failedAt,
    passesCatch,
    isHandOver,
    describe,
    /** First line of every generated `catch`: hands on what is no failure, else gives the `error` of the catch steps. */
    caught(error: unknown): CaughtFailure {
      if (passesCatch(error)) throw error;
      return describe(error);
    },
    /** Notes with a failure that a step could not be undone after it, and why. */
    notUndone(failure: unknown, stepId: string, reason: unknown): void {
      if (isDefect(reason)) throw reason;
      if (typeof failure !== 'object' || failure === null) return;
      const { message, code } = describe(reason);
      notUndoneOf.set(failure, [...(notUndoneOf.get(failure) ?? []), { step: stepId, message, code }]);
    },
    /** The failure of a `fail` step. */
    failure(stepId: string, message: unknown, code = 'FAILED') {
      return failedAt(stepId, api.ApplicationFailure.nonRetryable(text(message), code));
    },
    /** Ends the run from within a loop, lane or `finally`. */
    endRun(output?: unknown): RunEnded {
      return new RunEnded(output);
    },
    /** Runs the steps of a workflow that may be ended from within. */
    async untilEnd<T>(steps: () => Promise<T>): Promise<T> {
      try {
        return await steps();
      } catch (error) {
        if (error instanceof RunEnded) return error.output as T;
        throw error;
      }
    },
    /** Runs `finally` steps to their end, also in a run that is being cancelled. */
    finish<T>(steps: () => Promise<T>): Promise<T> {
      return api.CancellationScope.nonCancellable(steps);
    },
  };
}

function wordsOf(api: WorkflowApi, error: unknown): { message: string; code: string } {
  if (error instanceof api.ApplicationFailure)
    return { message: error.message, code: error.type ?? 'FAILED' };
  if (error instanceof api.ActivityFailure || error instanceof api.ChildWorkflowFailure)
    return error.cause ? wordsOf(api, error.cause) : { message: error.message, code: 'FAILED' };
  if (error instanceof api.TimeoutFailure)
    return { message: 'It took longer than its time limit.', code: 'TIMED_OUT' };
  if (error instanceof api.TerminatedFailure) return { message: 'It was stopped.', code: 'TERMINATED' };
  if (api.isCancellation(error)) return { message: 'It was cancelled.', code: 'CANCELLED' };
  if (error instanceof Error) {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : 'FAILED';
    return { message: error.message, code };
  }
  return { message: String(error), code: 'FAILED' };
}
