import type { TaskCall } from '../contract/action.ts';
import type { StepFailure } from '../contract/step-events.ts';
import { ActivityFailure, ApplicationFailure, CancelledFailure, TimeoutFailure } from './failures.ts';
import { type Answer, answerOf, type Latency, toMilliseconds, unanswered } from './mocks.ts';
import { throughPayload } from './payload.ts';
import type { Scope } from './cancellation-scope.ts';
import { type StandIn, standInOf } from './stand-ins/index.ts';
import type { SimulatedRun } from './run.ts';

export interface ActivityOptions {
  startToCloseTimeout?: Latency;
  scheduleToCloseTimeout?: Latency;
  retry?: {
    maximumAttempts?: number;
    initialInterval?: Latency;
    backoffCoefficient?: number;
    maximumInterval?: Latency;
    nonRetryableErrorTypes?: string[];
  };
}

type RetryState = 'NON_RETRYABLE_FAILURE' | 'MAXIMUM_ATTEMPTS_REACHED' | 'TIMEOUT' | 'CANCEL_REQUESTED';

/** Carries out one activity as Temporal would: attempts, back-off, time limits, cancellation. */
export function performActivity(
  run: SimulatedRun,
  scope: Scope,
  type: string,
  options: ActivityOptions,
  args: unknown[],
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (scope.consideredCancelled) {
      scope.cancelRequested.catch(reject);
      return;
    }
    const attempts = new Attempts(run, type, options, args.map(throughPayload), {
      resolve(value) {
        forget();
        resolve(value);
      },
      reject(error) {
        forget();
        reject(error as Error);
      },
    });
    const forget = scope.cancellable ? scope.onCancel(() => attempts.cancel()) : () => undefined;
    attempts.begin();
  });
}

interface Settle {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

class Attempts {
  readonly #run: SimulatedRun;
  readonly #type: string;
  readonly #options: ActivityOptions;
  readonly #args: unknown[];
  readonly #settle: Settle;
  readonly #deadline: number;
  #attempt = 1;
  #isOver = false;
  #takeOff: () => void = () => undefined;

  constructor(run: SimulatedRun, type: string, options: ActivityOptions, args: unknown[], settle: Settle) {
    this.#run = run;
    this.#type = type;
    this.#options = options;
    this.#args = args;
    this.#settle = settle;
    this.#deadline = run.world.now + toMilliseconds(options.scheduleToCloseTimeout ?? Infinity);
  }

  begin(): void {
    this.#later(0, () => {
      const standIn = standInOf(this.#type);
      const { answer, report } = standIn ? this.#standIn(standIn) : this.#task();
      report('started');
      const limit = Math.min(
        toMilliseconds(this.#options.startToCloseTimeout ?? Infinity),
        this.#deadline - this.#run.world.now,
      );
      if (answer.latencyMs > limit)
        this.#later(limit, () => {
          const failure = new TimeoutFailure('activity StartToClose timeout', undefined, 'START_TO_CLOSE');
          report('failed', limit, failure);
          this.#failed(failure);
        });
      else if (answer.latencyMs === 0) this.#conclude(answer, report);
      else this.#later(answer.latencyMs, () => this.#conclude(answer, report));
    });
  }

  /** What was begun is left to itself, and its run told at once. */
  cancel(): void {
    if (this.#isOver) return;
    this.#takeOff();
    this.#later(0, () => this.#fail('CANCEL_REQUESTED', new CancelledFailure('Activity cancelled')));
  }

  #conclude(answer: Answer, report: Report): void {
    let value: unknown;
    try {
      value = throughPayload(answer.give());
    } catch (error) {
      const failure = toApplicationFailure(error);
      report('failed', answer.latencyMs, failure);
      this.#failed(failure);
      return;
    }
    report('succeeded', answer.latencyMs);
    this.#isOver = true;
    this.#settle.resolve(value);
  }

  #failed(failure: ApplicationFailure | TimeoutFailure): void {
    const { maximumAttempts = Infinity, nonRetryableErrorTypes = [] } = this.#options.retry ?? {};
    if (
      failure instanceof ApplicationFailure &&
      (failure.nonRetryable || nonRetryableErrorTypes.includes(failure.type ?? ''))
    ) {
      this.#fail('NON_RETRYABLE_FAILURE', failure);
    } else if (this.#attempt >= maximumAttempts) {
      this.#fail('MAXIMUM_ATTEMPTS_REACHED', failure);
    } else {
      const delay =
        (failure instanceof ApplicationFailure ? failure.nextRetryDelay : undefined) ?? this.#backOff();
      if (this.#run.world.now + delay >= this.#deadline) this.#fail('TIMEOUT', failure);
      else {
        this.#attempt += 1;
        this.#later(delay, () => this.begin());
      }
    }
  }

  #backOff(): number {
    const { initialInterval = 1_000, backoffCoefficient = 2, maximumInterval } = this.#options.retry ?? {};
    const first = toMilliseconds(initialInterval);
    const longest = maximumInterval === undefined ? first * 100 : toMilliseconds(maximumInterval);
    return Math.min(first * backoffCoefficient ** (this.#attempt - 1), longest);
  }

  #fail(state: RetryState, cause: unknown): void {
    this.#isOver = true;
    const message = state === 'CANCEL_REQUESTED' ? 'Activity cancelled' : 'Activity task failed';
    this.#settle.reject(new ActivityFailure(message, this.#type, undefined, state, undefined, cause));
  }

  #later(ms: number, fire: () => void): void {
    this.#takeOff = this.#run.world.after(ms, fire);
  }

  #standIn(standIn: StandIn): { answer: Answer; report: Report } {
    return {
      answer: { latencyMs: 0, give: () => standIn(this.#run, this.#args[0]) },
      report: () => undefined,
    };
  }

  /** A task of a step tells of its attempts, as a worker does. */
  #task(): { answer: Answer; report: Report } {
    const [input, call] = this.#args as [unknown, TaskCall | undefined];
    const { world, id: runId } = this.#run;
    const attempt = this.#attempt;
    if (!call?.instance) return { answer: unanswered(this.#type), report: () => undefined };
    return {
      answer: answerOf(world.mocks, this.#type, { input, call, attempt }),
      report: (phase, durationMs, failure) =>
        world.emit({
          type: 'step.attempt',
          runId,
          at: world.now,
          stepId: call.stepId,
          instance: call.instance,
          attempt,
          phase,
          ...(durationMs === undefined ? {} : { durationMs }),
          ...(failure === undefined ? {} : { error: describe(failure) }),
        }),
    };
  }
}

type Report = (
  phase: 'started' | 'failed' | 'succeeded',
  durationMs?: number,
  failure?: ApplicationFailure | TimeoutFailure,
) => void;

function describe(failure: ApplicationFailure | TimeoutFailure): StepFailure {
  return failure instanceof ApplicationFailure
    ? { message: failure.message, code: failure.type ?? 'FAILED' }
    : { message: 'It took longer than its time limit.', code: 'TIMED_OUT' };
}

/** What crosses from a worker to a run is always a failure of this kind. */
function toApplicationFailure(error: unknown): ApplicationFailure {
  if (error instanceof ApplicationFailure) return error;
  const { message, name } = error instanceof Error ? error : { message: String(error), name: 'Error' };
  return ApplicationFailure.create({ message, type: name });
}
