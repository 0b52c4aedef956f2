import type { Behaviour } from './behaviour.ts';
import type { WorkflowApi } from './workflow-api.ts';

/** What Temporal does not let pass is 51,200 events and 50 MB: the run would be ended from outside, and nothing of it made good. */
const full = { events: 44_000, bytes: 44_000_000 };
/** What is done about the failure (catch, finally, undoing) finds room up to here. */
const overfull = { events: 48_000, bytes: 48_000_000 };

/**
 * The API of a run that fails by itself, in plain words, before its history is full. The step that finds no room fails; steps after it
 * have a reserve, since they may be there to put things right.
 */
export function withinRoom(api: WorkflowApi, behaviour: Behaviour): WorkflowApi {
  let wasTold = false;

  /** Why nothing more may be begun, where it is so. */
  function refusal(): Error | undefined {
    if (behaviour.version < 3) return undefined;
    const { historyLength, historySize } = api.workflowInfo();
    const most = wasTold ? overfull : full;
    if (historyLength < most.events && historySize < most.bytes) return undefined;
    wasTold = true;
    return api.ApplicationFailure.nonRetryable(
      'This run has become as long as one run can be. Go through long lists in windows, or move a part of the work into sub-workflows.',
      'RUN_TOO_LONG',
    );
  }

  // Not an async function: that would settle a turn later, and runs that are under way would go on in another order.
  const whereRoom =
    <Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) =>
    (...args: Args): Promise<Result> => {
      const refused = refusal();
      return refused ? Promise.reject(refused) : call(...args);
    };

  const table = <Make extends (options: never) => object>(make: Make): Make =>
    ((options: never) => {
      const activities = make(options) as Record<string, (...args: unknown[]) => Promise<unknown>>;
      return new Proxy(activities, { get: (_, type) => whereRoom(activities[String(type)]!) });
    }) as Make;

  return {
    ...api,
    proxyActivities: table(api.proxyActivities),
    proxyLocalActivities: table(api.proxyLocalActivities),
    sleep: whereRoom(api.sleep),
    startChild: whereRoom(api.startChild as (...args: unknown[]) => Promise<unknown>) as never,
  };
}
