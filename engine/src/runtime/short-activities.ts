import type { Behaviour } from './behaviour.ts';
import type { Regions } from './regions.ts';
import type { Duration, WorkflowApi } from './workflow-api.ts';

export interface ShortOptions {
  /** Time limit of one attempt. */
  startToCloseTimeout: Duration;
  retry?: {
    maximumAttempts?: number;
    initialInterval?: Duration;
    backoffCoefficient?: number;
    maximumInterval?: Duration;
  };
}

type Table = Record<string, (...args: unknown[]) => Promise<unknown>>;

/** Limits of the activities by which a run speaks with its project: they are tried again until the database answers. */
const bookkeepingOptions: ShortOptions = {
  startToCloseTimeout: '10s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '10s' },
};

export type ShortActivities = ReturnType<typeof createShortActivities>;

/**
 * Short, idempotent activities. A run has one local activity under way at most: the SDK (1.24) tells of several at once in the
 * order in which they end, and in another one when the history is replayed (temporalio/sdk-rust#1075, sdk-typescript#1744). So they
 * are local where a run goes step by step, and ordinary activities where several things run at once. What has begun is not
 * taken back, and nothing begins where the run is cancelled.
 */
export function createShortActivities(api: WorkflowApi, regions: Regions, behaviour: Behaviour) {
  const { CancellationScope } = api;
  let locals = 0;

  function shielded(type: string, options: ShortOptions, args: unknown[], summary?: string) {
    const scope = CancellationScope.current();
    if (scope.consideredCancelled) return scope.cancelRequested;
    const isShared = regions.isShared();
    if (!isShared) locals += 1;
    const { [type]: activity } = isShared
      ? api.proxyActivities<Table>({ ...options, ...(summary === undefined ? {} : { summary }) })
      : api.proxyLocalActivities<Table>(options);
    return CancellationScope.nonCancellable(() => activity!(...args));
  }

  const local = (type: string, options: ShortOptions, args: unknown[]) =>
    api.proxyLocalActivities<Table>(options)[type]!(...args);

  return {
    /** Local activities that were begun: they enter the history when their workflow task ends, so its length lags behind. */
    locals: (): number => locals,
    /** A task of a step. `summary`: what Temporal's own pages say of it, where it shows. */
    task(type: string, options: ShortOptions, args: unknown[], summary: string): Promise<unknown> {
      if (behaviour.version >= 2) return shielded(type, options, args, summary);
      return CancellationScope.nonCancellable(() => local(type, options, args));
    },
    /** What a run asks of its project. */
    bookkeeping<A extends object>(): A {
      const carryOut = behaviour.version >= 2 ? shielded : local;
      return new Proxy({} as A, {
        get:
          (_, type) =>
          (...args: unknown[]) =>
            carryOut(String(type), bookkeepingOptions, args),
      });
    },
  };
}
