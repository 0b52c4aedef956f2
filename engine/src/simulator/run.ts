import type { StepFailure } from '../contract/step-events.ts';
import { createGuard, ExpressionFailure, lib } from '../expressions/index.ts';
import { createRuntime, createRuntimeSource } from '../runtime/create.ts';
import type { EarlierLeg } from '../runtime/legs.ts';
import { createStepReporter, type StepReporter } from '../runtime/step-reporter.ts';
import { ApplicationFailure, ContinueAsNew, isCancellation, TemporalFailure } from './failures.ts';
import { throughPayload } from './payload.ts';
import { createWorkflowApi } from './workflow-api.ts';
import type { Scope } from './cancellation-scope.ts';
import type { SimulatedCode, World } from './world.ts';

export interface RunStart {
  id: string;
  code: SimulatedCode;
  input: unknown;
  /** Called once, when the run is over. */
  onClose?: (closing: Closing) => void;
}

export type Closing =
  | { status: 'completed'; output: unknown }
  | { status: 'failed'; error: StepFailure; failure: ApplicationFailure }
  | { status: 'cancelled' }
  | { status: 'terminated' };

interface BlockedCondition {
  isMet: () => boolean;
  resolve: () => void;
}

/** A child that its parent closes over. */
export interface Child {
  policy: 'REQUEST_CANCEL' | 'TERMINATE' | 'ABANDON';
  cancel(): void;
  terminate(): void;
}

/** One run of hosted code. */
export class SimulatedRun {
  readonly id: string;
  readonly workflowType: string;
  readonly world: World;
  readonly startedAt: Date;
  readonly conditions = new Set<BlockedCondition>();
  readonly queries = new Map<string, () => unknown>();
  readonly children = new Set<Child>();
  /** A defect of the engine, never of what a user wrote. */
  defect: Error | undefined;
  closing: Closing | undefined;
  readonly #start: RunStart;
  #root!: Scope;
  readonly #signalHandlers = new Map<string, (...args: unknown[]) => unknown>();
  #early: { name: string; args: unknown[] }[] = [];
  #steps!: StepReporter;
  #execute!: () => Promise<unknown>;

  constructor(world: World, start: RunStart) {
    this.id = start.id;
    this.workflowType = start.code.workflowType;
    this.world = world;
    this.startedAt = new Date(world.now);
    this.#start = start;
    this.#prepare([start.input]);
  }

  /** Makes all that belongs to one execution of the run. */
  #prepare([input, earlier]: [unknown, EarlierLeg?]): void {
    const { world } = this;
    const { api, root } = createWorkflowApi(this);
    this.#root = root;
    const runtime = createRuntime(api, () => world.now);
    this.#steps = createStepReporter({
      runId: this.id,
      now: () => world.now,
      // What is left of a run that was stopped still gets a turn.
      emit: (event) => {
        if (!this.closing) world.emit(event);
      },
      failures: runtime,
      soFar: earlier?.reports,
    });
    const compiled = world.host.compile(this.#start.code.javascript);
    this.#execute = () =>
      compiled(
        api,
        createRuntimeSource(runtime),
        createGuard(),
        lib,
        this.#steps,
      )(throughPayload(input), throughPayload(earlier));
  }

  start(): void {
    const closed = this.#root.run(async () => {
      try {
        return this.#completed(await this.#execute());
      } catch (error) {
        if (error instanceof ContinueAsNew) return error;
        return this.#failed(error);
      }
    });
    closed.then(
      (closing) => {
        if (closing instanceof ContinueAsNew) this.#goOn(closing);
        else this.#close(closing);
      },
      (defect: Error) => {
        this.defect = defect;
      },
    );
  }

  /** Nothing is left of the execution before but what it handed over. */
  #goOn({ args }: ContinueAsNew): void {
    this.#signalHandlers.clear();
    this.queries.clear();
    this.conditions.clear();
    this.#prepare(args.map(throughPayload) as [unknown, EarlierLeg?]);
    this.start();
  }

  #completed(given: unknown): Closing {
    const output = throughPayload(given);
    this.#steps.finished('completed', { output });
    return { status: 'completed', output };
  }

  #failed(error: unknown): Closing {
    if (isCancellation(error)) {
      this.#steps.finished('cancelled', {});
      return { status: 'cancelled' };
    }
    if (!failsRun(error)) throw error;
    const failure = this.#steps.describe(error);
    this.#steps.finished('failed', { error });
    return {
      status: 'failed',
      error: failure,
      failure: ApplicationFailure.create({
        message: failure.message,
        type: failure.code,
        nonRetryable: true,
        details: [failure],
        cause: error,
      }),
    };
  }

  #close(closing: Closing): void {
    if (this.closing) return;
    this.closing = closing;
    for (const child of this.children) {
      if (child.policy === 'TERMINATE') child.terminate();
      if (child.policy === 'REQUEST_CANCEL') child.cancel();
    }
    this.#start.onClose?.(closing);
  }

  cancel(): void {
    if (!this.closing) this.#root.cancel();
  }

  terminate(): void {
    this.#close({ status: 'terminated' });
  }

  handle(name: string, handler: (...args: unknown[]) => unknown): void {
    this.#signalHandlers.set(name, handler);
    const early = this.#early.filter((signal) => signal.name === name);
    this.#early = this.#early.filter((signal) => signal.name !== name);
    for (const { args } of early) this.signal(name, args);
  }

  /** Hands a signal to its handler, or keeps it until there is one. */
  signal(name: string, args: unknown[]): void {
    if (this.closing) return;
    const handler = this.#signalHandlers.get(name);
    if (!handler) this.#early.push({ name, args });
    else
      void this.#root.run(async () => {
        try {
          await handler(...args.map(throughPayload));
        } catch (error) {
          this.defect = error as Error;
        }
      });
    this.unblock();
  }

  /** Lets go on what waited for a condition that now holds; true where something did. */
  unblock(): boolean {
    if (this.closing) return false;
    let unblocked = false;
    for (const condition of this.conditions) {
      if (!condition.isMet()) continue;
      this.conditions.delete(condition);
      condition.resolve();
      unblocked = true;
    }
    return unblocked;
  }
}

/** Anything else is a defect of the engine: a hosted run would wait for it to be mended. */
const failsRun = (error: unknown): boolean =>
  error instanceof TemporalFailure || error instanceof ExpressionFailure || error instanceof RangeError;
