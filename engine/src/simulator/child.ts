import { CancelledFailure, ChildWorkflowFailure, TerminatedFailure } from './failures.ts';
import { toMilliseconds, valueOf } from './mocks.ts';
import { throughPayload } from './payload.ts';
import type { Scope } from './cancellation-scope.ts';
import type { Child, Closing, SimulatedRun } from './run.ts';
import { ApplicationFailure } from './failures.ts';

interface ChildOptions {
  workflowId: string;
  args: [input?: unknown];
  parentClosePolicy: Child['policy'];
}

interface Settled<T> {
  promise: Promise<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
}

/** Starts the run of a sub-workflow that `prepareSubworkflow` has made ready. */
export async function startChild(
  parent: SimulatedRun,
  scope: Scope,
  workflowType: string,
  { workflowId, args, parentClosePolicy }: ChildOptions,
) {
  const started: Settled<void> = Promise.withResolvers();
  const completed: Settled<unknown> = Promise.withResolvers();
  // Not every parent waits.
  completed.promise.catch(() => undefined);
  const failure = (state: string, cause: unknown) =>
    new ChildWorkflowFailure(undefined, { workflowId }, workflowType, state, cause);

  if (scope.consideredCancelled) scope.cancelRequested.catch(started.reject);
  else {
    const child = new ChildRun(parent, workflowId, args[0], parentClosePolicy, (closing) => {
      parent.children.delete(child);
      if (closing.status === 'completed') completed.resolve(throughPayload(closing.output));
      else completed.reject(failure('NON_RETRYABLE_FAILURE', causeOf(closing)));
    });
    parent.children.add(child);
    if (scope.cancellable) scope.onCancel(() => child.cancel());
    parent.world.after(0, () => {
      if (child.start()) started.resolve();
      else {
        parent.children.delete(child);
        started.reject(
          failure('CANCEL_REQUESTED', new CancelledFailure('It was cancelled before it started.')),
        );
      }
    });
  }
  await started.promise;
  return { workflowId, firstExecutionRunId: workflowId, result: () => completed.promise };
}

function causeOf(closing: Exclude<Closing, { status: 'completed' }>): unknown {
  if (closing.status === 'failed') return closing.failure;
  return closing.status === 'cancelled'
    ? new CancelledFailure('Workflow execution cancelled')
    : new TerminatedFailure('Workflow execution terminated');
}

class ChildRun implements Child {
  readonly policy: Child['policy'];
  readonly #parent: SimulatedRun;
  readonly #id: string;
  readonly #input: unknown;
  readonly #onClose: (closing: Closing) => void;
  #run: SimulatedRun | undefined;
  #isOver = false;
  #isUnwanted = false;

  constructor(
    parent: SimulatedRun,
    id: string,
    input: unknown,
    policy: Child['policy'],
    onClose: (closing: Closing) => void,
  ) {
    this.#parent = parent;
    this.#id = id;
    this.#input = input;
    this.policy = policy;
    // The word of a child's end takes a turn of its own, as it does between real runs.
    this.#onClose = (closing) => {
      if (this.#isOver) return;
      this.#isOver = true;
      this.#parent.world.after(0, () => onClose(closing));
    };
  }

  /** False where it was cancelled before. */
  start(): boolean {
    if (this.#isUnwanted) return false;
    const { world } = this.#parent;
    const workflow = world.prepared.get(this.#id)!;
    if ('javascript' in workflow) {
      const onClose = this.#onClose;
      this.#run = world.start({ id: this.#id, code: workflow, input: this.#input, onClose });
    } else {
      world.after(toMilliseconds(workflow.latency ?? 0), () => this.#onClose(this.#answer(workflow)));
    }
    return true;
  }

  #answer(mock: Parameters<typeof valueOf>[0]): Closing {
    const call = { stepId: this.#id, instance: this.#id, key: this.#id };
    try {
      return { status: 'completed', output: valueOf(mock, { input: this.#input, call, attempt: 1 }) };
    } catch (error) {
      const failure =
        error instanceof ApplicationFailure
          ? error
          : ApplicationFailure.nonRetryable(String(error), 'FAILED');
      return {
        status: 'failed',
        error: { message: failure.message, code: failure.type ?? 'FAILED' },
        failure,
      };
    }
  }

  cancel(): void {
    this.#isUnwanted = true;
    if (this.#run) this.#parent.world.after(0, () => this.#run?.cancel());
    else this.#onClose({ status: 'cancelled' });
  }

  terminate(): void {
    this.#run?.terminate();
    this.#onClose({ status: 'terminated' });
  }
}
