import type { CaughtFailure, Failures } from './failures.ts';
import type { StepObserver } from './observer.ts';
import type { Regions } from './regions.ts';

/** Most items of one loop: beyond, a run's history would not hold them. */
export const mostItems = 10_000;

export interface ForEachOptions {
  /** How many items at once. */
  concurrency: number;
}

export interface Collected<T> {
  /** What the items gave, in the order of the items; items that failed are left out. */
  results: T[];
  errors: (CaughtFailure & { index: number })[];
}

type Body<I, T> = (item: I, index: number) => Promise<T>;

export function createForEach(failures: Failures, regions: Regions) {
  /** The items of a loop; nothing is an empty list. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what nothing is known of, expressions may read
  function listOf<I = any>(stepId: string, items: readonly I[] | null | undefined): readonly I[] {
    if (items === null || items === undefined) return [];
    if (!Array.isArray(items))
      throw failures.failure(stepId, 'The items to go through are not a list.', 'NOT_A_LIST');
    if (items.length > mostItems)
      throw failures.failure(
        stepId,
        `There are ${items.length} items, but one loop can go through ${mostItems} at most.`,
        'TOO_MANY_ITEMS',
      );
    return items as readonly I[];
  }

  /** Takes the next item as soon as one is done, until all are or `perform` throws. */
  async function runAll<I>(items: readonly I[], concurrency: number, perform: Body<I, void>): Promise<void> {
    const lanes = Math.min(concurrency, items.length);
    const scope = regions.scopeOf(lanes);
    let failed: { error: unknown } | undefined;
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < items.length && !failed) {
        const index = next++;
        try {
          await perform(items[index] as I, index);
        } catch (error) {
          if (failed) return;
          failed = { error };
          scope.cancel();
        }
      }
    };
    await scope.run(() => Promise.all(Array.from({ length: lanes }, () => lane())));
    if (failed) throw failed.error;
  }

  return {
    listOf,

    /** Goes through items, several at once; the first failure cancels the others and is thrown. Gives what the items gave. */
    async forEach<I, T>(
      items: readonly I[],
      options: ForEachOptions,
      body: Body<I, T>,
      observer?: StepObserver,
    ): Promise<T[]> {
      const results = Array<T>(items.length);
      let done = 0;
      await runAll(items, options.concurrency, async (item, index) => {
        results[index] = await body(item, index);
        observer?.progress(++done, 0, items.length);
      });
      return results;
    },

    /** Goes through items to the end, whatever fails, and gives results and failures. */
    async forEachCollecting<I, T>(
      items: readonly I[],
      options: ForEachOptions,
      body: Body<I, T>,
      observer?: StepObserver,
    ): Promise<Collected<T>> {
      const outcomes = Array<{ result: T } | { error: CaughtFailure }>(items.length);
      let [done, failed] = [0, 0];
      await runAll(items, options.concurrency, async (item, index) => {
        try {
          outcomes[index] = { result: await body(item, index) };
          done += 1;
        } catch (error) {
          outcomes[index] = { error: failures.caught(error) };
          failed += 1;
        }
        observer?.progress(done, failed, items.length);
      });
      const collected: Collected<T> = { results: [], errors: [] };
      outcomes.forEach((outcome, index) => {
        if ('result' in outcome) collected.results.push(outcome.result);
        else collected.errors.push({ index, ...outcome.error });
      });
      return collected;
    },
  };
}
