import type { StepEvent, StepFailure } from '../contract/step-events.ts';
import type { CaughtFailure, Failures } from './failures.ts';
import { RunEnded } from './failures.ts';
import type { ReportsSoFar, StepObserver } from './observer.ts';

type Unnumbered<T> = T extends StepEvent ? Omit<T, 'runId' | 'seq' | 'at'> : never;

export interface ReporterOptions {
  runId: string;
  /** The run's clock. */
  now(): number;
  emit(event: StepEvent): void;
  failures: Failures;
  /** Where the execution before handed over. */
  soFar?: ReportsSoFar | undefined;
}

/** Largest number of progress events of one loop. */
const progressEvents = 100;

/** What hosted code tells of one step. Every function is synchronous and hands back what it was given. */
export interface StepReport extends StepObserver {
  /** The step's fields, evaluated. */
  input<T>(value: T): T;
  /** The step waits for so many milliseconds. */
  sleeping(ms: number): number;
  done(output?: unknown): void;
  /** The step ends the run. */
  ending<T>(output: T): T;
  failed(error: unknown): unknown;
}

export interface StepReporter {
  /** A step that starts at once. */
  begin(stepId: string, kind: string, at?: string): StepReport;
  /** A step that starts once its fields are evaluated (`input`). */
  prepare(stepId: string, kind: string, at?: string): StepReport;
  values(values: object): void;
  /** `subject` makes the headline of the run; where that fails, there is none. */
  started(subject?: () => unknown): void;
  finished(status: 'completed' | 'failed' | 'cancelled', result: { output?: unknown; error?: unknown }): void;
  describe(error: unknown): StepFailure;
}

/** Makes step events out of the calls in hosted code, numbered in the order of the run, so that a replay gives the same. */
export function createStepReporter({ runId, now, emit, failures, soFar }: ReporterOptions): StepReporter {
  let seq = soFar?.seq ?? 0;
  /** The step that an error came from, also where no task did (an expression that failed). */
  const origin = new WeakMap<object, string>();
  const open = new Set<(status: 'done' | 'cancelled') => void>();

  const send = (event: Unnumbered<StepEvent>): void =>
    emit({ runId, seq: seq++, at: now(), ...event } as StepEvent);

  function describe(error: unknown): StepFailure {
    const { message, code, step, notUndone }: CaughtFailure = failures.describe(error);
    const stepId = step ?? (typeof error === 'object' && error !== null ? origin.get(error) : undefined);
    return {
      message,
      code,
      ...(stepId === undefined ? {} : { stepId }),
      ...(notUndone ? { details: { notUndone } } : {}),
    };
  }

  function prepare(stepId: string, kind: string, at = ''): StepReport {
    const step = { stepId, instance: at + stepId };
    let isStarted = step.instance === soFar?.step;
    const start = (input?: unknown): void => {
      if (isStarted) return;
      isStarted = true;
      send({ type: 'step.started', ...step, kind, ...(input === undefined ? {} : { input }) });
    };
    const close = (
      status: 'done' | 'failed' | 'cancelled',
      result: { output?: unknown; error?: StepFailure } = {},
    ): void => {
      if (!open.delete(closeAtEnd)) return;
      start();
      send({ type: 'step.finished', ...step, status, ...result });
    };
    const closeAtEnd = (status: 'done' | 'cancelled'): void => close(status);
    open.add(closeAtEnd);

    return {
      input(value) {
        start(value);
        return value;
      },
      sleeping(ms) {
        start();
        send({ type: 'step.waiting', ...step, waitingFor: 'time', until: now() + ms });
        return ms;
      },
      waiting(wait) {
        start();
        send({ type: 'step.waiting', ...step, ...wait });
      },
      status({ text, fields }) {
        start();
        send({ type: 'run.status', text, fields });
      },
      progress(done, failed, total) {
        start();
        const stride = Math.max(1, Math.ceil(total / progressEvents));
        const seen = done + failed;
        if (seen % stride === 0 || seen === total)
          send({ type: 'step.progress', ...step, done, failed, total });
      },
      handOver: () => ({ seq, step: step.instance }),
      done: (output) => close('done', output === undefined ? {} : { output }),
      ending(output) {
        close('done', output === undefined ? {} : { output });
        return output;
      },
      failed(error) {
        // The step goes on in the next execution.
        if (failures.isHandOver(error)) return error;
        if (error instanceof RunEnded) close('done');
        else if (failures.passesCatch(error)) close('cancelled');
        else {
          if (typeof error === 'object' && error !== null && !origin.has(error)) origin.set(error, stepId);
          close('failed', { error: describe(error) });
        }
        return error;
      },
    };
  }

  return {
    begin(stepId, kind, at) {
      const report = prepare(stepId, kind, at);
      report.input(undefined);
      return report;
    },
    prepare,
    describe,
    values: (values) => send({ type: 'run.values', values: { ...values } }),
    started(subject) {
      if (soFar) return;
      let headline: unknown;
      try {
        headline = subject?.();
      } catch {
        headline = undefined;
      }
      send({ type: 'run.started', ...(typeof headline === 'string' ? { subject: headline } : {}) });
    },
    finished(status, { output, error }) {
      // Steps around an `end` are done with it; those that were still running when the run closed are not.
      for (const close of [...open]) close(status === 'completed' ? 'done' : 'cancelled');
      send({
        type: 'run.finished',
        status,
        ...(output === undefined ? {} : { output }),
        ...(error === undefined ? {} : { error: describe(error) }),
      });
    },
  };
}
