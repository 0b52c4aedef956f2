import type { Behaviour } from './behaviour.ts';
import type { WorkflowApi } from './workflow-api.ts';

/** What Temporal does not let pass is 51,200 events and 50 MB: the run would be ended from outside, and nothing of it made good. */
const full = { events: 42_000, bytes: 42_000_000 };
/** What is done about the failure (catch, finally, undoing) finds room up to here. */
const overfull = { events: 49_500, bytes: 49_000_000 };
/** Temporal takes 2,000 tasks and as many sub-workflows of one run at once, and the run would stand still with more. */
const mostPending = 1_500;

/**
 * The API of a run that keeps within Temporal's limits by itself.
 *
 * Before its history is full it fails, in plain words: steps that find no room fail, until nothing is under way any more. Steps after
 * that have a reserve, since they may be there to put things right. Of tasks and sub-workflows, so many are under way at once; others wait for their turn.
 */
export function withinRoom(api: WorkflowApi, behaviour: Behaviour): WorkflowApi {
  const tasks = createTurns(api);
  const children = createTurns(api);
  const isHeld = () => behaviour.version >= 3;
  let [wasRefused, hasReserve] = [false, false];

  /** Why nothing more may be begun, where it is so. */
  function refusal(): Error | undefined {
    if (!isHeld()) return undefined;
    if (wasRefused && tasks.underWay() === 0) hasReserve = true;
    const { historyLength, historySize } = api.workflowInfo();
    const most = hasReserve ? overfull : full;
    if (historyLength < most.events && historySize < most.bytes) return undefined;
    wasRefused = true;
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

  const inTurn =
    <Args extends unknown[], Result>(
      turns: Turns,
      call: (...args: Args) => Promise<Result>,
      end: (result: Promise<Result>) => Promise<unknown> = (result) => result,
    ) =>
    (...args: Args): Promise<Result> => {
      if (!isHeld()) return call(...args);
      const begin = (): Promise<Result> => {
        const result = call(...args);
        end(result).then(turns.leave, turns.leave);
        return result;
      };
      const turn = turns.enter();
      return turn ? turn.then(begin) : begin();
    };

  type Call = (...args: unknown[]) => Promise<unknown>;
  const table = <Make extends (options: never) => object>(make: Make, limit: (call: Call) => Call): Make =>
    ((options: never) => {
      const activities = make(options) as Record<string, Call>;
      return new Proxy(activities, { get: (_, type) => limit(activities[String(type)]!) });
    }) as Make;

  return {
    ...api,
    proxyActivities: table(api.proxyActivities, (call) => whereRoom(inTurn(tasks, call))),
    proxyLocalActivities: table(api.proxyLocalActivities, whereRoom),
    sleep: whereRoom(api.sleep),
    startChild: whereRoom(
      inTurn(children, api.startChild as Call, async (started) =>
        ((await started) as { result(): Promise<unknown> }).result(),
      ),
    ) as WorkflowApi['startChild'],
  };
}

interface Turns {
  underWay(): number;
  /** Takes a turn; a promise of one where others come first. It is rejected where its scope is cancelled before. */
  enter(): Promise<void> | undefined;
  leave(): void;
}

function createTurns({ CancellationScope }: WorkflowApi): Turns {
  let underWay = 0;
  const waiting = new Set<() => void>();
  return {
    underWay: () => underWay,
    enter() {
      if (underWay < mostPending) {
        underWay += 1;
        return undefined;
      }
      return new Promise((resolve, reject) => {
        waiting.add(resolve);
        CancellationScope.current().cancelRequested.catch((error: unknown) => {
          if (waiting.delete(resolve)) reject(error as Error);
        });
      });
    },
    leave() {
      const [next] = waiting;
      if (!next) underWay -= 1;
      else {
        waiting.delete(next);
        next();
      }
    },
  };
}
