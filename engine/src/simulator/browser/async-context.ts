import type { AsyncContext } from '../host.ts';

/** What is remembered along the chain of calls that runs at this moment. */
let current: ReadonlyMap<object, unknown> = new Map();

/**
 * Drives an asynchronous function that was written as a generator, with as many turns as the real one takes, and gives it back at
 * each turn what was remembered when it was called.
 */
export function drive<T>(body: (this: unknown) => Generator<unknown, T, unknown>, self: unknown): Promise<T> {
  const remembered = current;
  return new Promise<T>((resolve, reject) => {
    const generator = body.call(self);
    const turn = (go: () => IteratorResult<unknown, T>): void => {
      const before = current;
      current = remembered;
      let step: IteratorResult<unknown, T>;
      try {
        step = go();
      } catch (error) {
        reject(error as Error);
        return;
      } finally {
        current = before;
      }
      if (step.done) resolve(step.value);
      else
        Promise.resolve(step.value).then(
          (value) => turn(() => generator.next(value)),
          (error: unknown) => turn(() => generator.throw(error)),
        );
    };
    turn(() => generator.next());
  });
}

export function createContext<T>(): AsyncContext<T> {
  const key = {};
  return {
    run(value, perform) {
      const before = current;
      current = new Map(before).set(key, value);
      try {
        return perform();
      } finally {
        current = before;
      }
    },
    getStore: () => current.get(key) as T | undefined,
  };
}
