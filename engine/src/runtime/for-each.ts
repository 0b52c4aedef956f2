import { mostInAll, mostItems } from '../definition/limits.ts';
import type { CaughtFailure, Failures } from './failures.ts';
import type { LoopPart } from './legs.ts';
import type { StepObserver } from './observer.ts';
import type { Regions } from './regions.ts';

export interface ForEachOptions {
  /** How many items at once. */
  concurrency: number;
}

export interface WindowOptions extends ForEachOptions {
  /** Items of one execution of the run at most. */
  window: number;
}

/** How far a loop is that goes on in the next execution. */
interface WindowPosition<I, O> {
  items: readonly I[];
  next: number;
  outcomes: O[];
  failed: number;
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
  function listOf<I = any>(
    stepId: string,
    items: readonly I[] | null | undefined,
    most = mostItems,
  ): readonly I[] {
    if (items === null || items === undefined) return [];
    if (!Array.isArray(items))
      throw failures.failure(stepId, 'The items to go through are not a list.', 'NOT_A_LIST');
    if (items.length > most)
      throw failures.failure(
        stepId,
        `There are ${items.length} items, but one loop can go through ${most} at most${most < mostInAll ? `, or ${mostInAll} in windows` : ''}.`,
        'TOO_MANY_ITEMS',
      );
    return items as readonly I[];
  }

  /** Takes the next item as soon as one is done, until all are, `mayGoOn` says no or `perform` throws. Gives the place of the next one. */
  async function runAll<I>(
    items: readonly I[],
    concurrency: number,
    perform: Body<I, void>,
    { from = 0, mayGoOn = () => true }: { from?: number; mayGoOn?: (next: number) => boolean } = {},
  ): Promise<number> {
    const lanes = Math.min(concurrency, items.length - from);
    const scope = regions.scopeOf(lanes);
    let failed: { error: unknown } | undefined;
    let next = from;
    const lane = async (): Promise<void> => {
      while (next < items.length && !failed && mayGoOn(next)) {
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
    return next;
  }

  /** Goes through the items of one execution, and hands over to the next while there are more. Gives what all items came to. */
  async function inWindows<I, O>(
    part: LoopPart,
    items: () => readonly I[],
    { concurrency, window }: WindowOptions,
    perform: (item: I, index: number) => Promise<O>,
    hasFailed: (outcome: O) => boolean,
    observer?: StepObserver,
  ): Promise<O[]> {
    const earlier = part.begun as WindowPosition<I, O> | undefined;
    const begun = earlier ?? { items: items(), next: 0, outcomes: [], failed: 0 };
    const { items: all, next: from } = begun;
    // What came to nothing is not kept by JSON.
    const outcomes = Object.assign(Array<O>(all.length), begun.outcomes);
    let [done, failed] = [from, begun.failed];
    const next = await runAll(
      all,
      concurrency,
      async (item, index) => {
        const outcome = await perform(item, index);
        outcomes[index] = outcome;
        done += 1;
        if (hasFailed(outcome)) failed += 1;
        observer?.progress(done - failed, failed, all.length);
      },
      { from, mayGoOn: (at) => at === from || (at < from + window && !part.isFull(0)) },
    );
    if (next >= all.length) return outcomes;
    const kept = outcomes.some((outcome) => outcome !== undefined) ? outcomes.slice(0, next) : [];
    return part.handOver({ items: all, next, outcomes: kept, failed }, observer);
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

    /** Goes through a long list, an execution of the run for so many items; the first failure ends it. */
    async forEachInWindows<I, T>(
      part: LoopPart,
      items: () => readonly I[],
      options: WindowOptions,
      body: Body<I, T>,
      observer?: StepObserver,
    ): Promise<T[]> {
      return inWindows(part, items, options, body, () => false, observer);
    },

    /** Goes through items to the end, whatever fails, and gives results and failures. */
    async forEachCollecting<I, T>(
      items: readonly I[],
      options: ForEachOptions,
      body: Body<I, T>,
      observer?: StepObserver,
    ): Promise<Collected<T>> {
      const outcomes = Array<Outcome<T>>(items.length);
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
      return collected(outcomes);
    },

    /** Goes through a long list to the end, an execution of the run for so many items, and gives results and failures. */
    async forEachInWindowsCollecting<I, T>(
      part: LoopPart,
      items: () => readonly I[],
      options: WindowOptions,
      body: Body<I, T>,
      observer?: StepObserver,
    ): Promise<Collected<T>> {
      const perform = async (item: I, index: number): Promise<Outcome<T>> => {
        try {
          return { result: await body(item, index) };
        } catch (error) {
          return { error: failures.caught(error) };
        }
      };
      return collected(
        await inWindows(part, items, options, perform, (outcome) => 'error' in outcome, observer),
      );
    },
  };
}

type Outcome<T> = { result: T } | { error: CaughtFailure };

function collected<T>(outcomes: readonly Outcome<T>[]): Collected<T> {
  const all: Collected<T> = { results: [], errors: [] };
  outcomes.forEach((outcome, index) => {
    // A result of nothing is not kept by JSON.
    if ('error' in outcome) all.errors.push({ index, ...outcome.error });
    else all.results.push(outcome.result);
  });
  return all;
}
