import type { AsyncContext } from './host.ts';
import { CancelledFailure } from './failures.ts';

export interface Scope {
  /** The scope around it. */
  readonly parent: Scope | undefined;
  readonly cancellable: boolean;
  readonly consideredCancelled: boolean;
  /** Rejects when cancellation is asked for. */
  readonly cancelRequested: Promise<never>;
  /** Calls back when cancellation is asked for. Gives a function that takes it back: a long run begins much in one scope. */
  onCancel(listener: (error: Error) => void): () => void;
  run<T>(perform: () => Promise<T>): Promise<T>;
  cancel(): void;
}

interface ScopeOptions {
  cancellable?: boolean;
  /** Null: the outermost scope of a run. */
  parent?: Scope | null;
  timeout?: number;
}

/** Leaves it to others whether a promise is rejected. */
const ignore = (promise: Promise<unknown>): void => void promise.catch(() => undefined);

/**
 * The class of a run's cancellation scopes. They form a tree; cancelling one cancels those below it, down to the scopes that
 * are shielded, and everything that was begun in them.
 */
export function createScopeClass(
  context: AsyncContext<Scope>,
  sleep: (milliseconds: number) => Promise<void>,
) {
  return class CancellationScope implements Scope {
    readonly parent: Scope | undefined;
    readonly cancellable: boolean;
    readonly cancelRequested: Promise<never>;
    readonly #timeout: number | undefined;
    readonly #listeners = new Set<(error: Error) => void>();
    #isRequested = false;
    #reject!: (error: unknown) => void;

    constructor({ cancellable = true, parent, timeout }: ScopeOptions = {}) {
      this.cancellable = cancellable;
      this.#timeout = timeout;
      this.cancelRequested = new Promise<never>((_, reject) => {
        this.#reject = (error) => {
          this.#isRequested = true;
          reject(error as Error);
        };
      });
      this.cancelRequested.catch((error: Error) => {
        for (const listener of this.#listeners) listener(error);
      });
      this.parent = parent === undefined ? CancellationScope.current() : (parent ?? undefined);
      if (!this.parent || !cancellable) return;
      this.#isRequested = this.parent.consideredCancelled;
      if (this.parent.cancellable) this.parent.onCancel((error) => this.#reject(error));
    }

    onCancel(listener: (error: Error) => void): () => void {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    }

    get consideredCancelled(): boolean {
      return this.#isRequested && this.cancellable;
    }

    run<T>(perform: () => Promise<T>): Promise<T> {
      return context.run(this, () => this.#perform(perform));
    }

    async #perform<T>(perform: () => Promise<T>): Promise<T> {
      if (this.#timeout === undefined) return await perform();
      const timer = new CancellationScope();
      const timedOut = timer.run(() => sleep(this.#timeout!)).then(() => this.cancel());
      ignore(timedOut);
      try {
        return await perform();
      } finally {
        if (!timer.consideredCancelled) timer.cancel();
      }
    }

    cancel(): void {
      this.#reject(new CancelledFailure('Cancellation scope cancelled'));
    }

    static current(): Scope {
      const scope = context.getStore();
      if (!scope) throw new Error('This can only be used while a run is simulated.');
      return scope;
    }

    static cancellable<T>(perform: () => Promise<T>): Promise<T> {
      return new this().run(perform);
    }

    static nonCancellable<T>(perform: () => Promise<T>): Promise<T> {
      return new this({ cancellable: false }).run(perform);
    }

    static withTimeout<T>(timeout: number, perform: () => Promise<T>): Promise<T> {
      return new this({ timeout }).run(perform);
    }
  };
}
