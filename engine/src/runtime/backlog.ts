import type { TaskCall } from '../contract/action.ts';
import {
  type AddedItem,
  type BacklogActivities,
  backlogOfferedSignal,
  type BacklogOfferedEvent,
  type BacklogView,
  type TakenItem,
} from '../contract/project-data.ts';
import type { Failures } from './failures.ts';
import type { StepObserver } from './observer.ts';
import type { ShortActivities } from './short-activities.ts';
import type { Time } from './time.ts';
import type { Clock, WorkflowApi } from './workflow-api.ts';

export interface TakeOptions {
  backlog: string;
  /** `atMost` is a length of time such as `2d`; without it the step waits until an item comes. */
  wait?: { atMost?: string; then?: 'continue' | 'fail' };
  /** What becomes of the item if the run fails or is stopped. */
  onFailure?: 'giveBack' | 'drop';
}

export function createBacklogs(
  api: WorkflowApi,
  failures: Failures,
  short: ShortActivities,
  time: Time,
  now: Clock,
) {
  /** Takes for which an item was set aside, and whose step has not looked yet. */
  let offered: Set<string> | undefined;

  function listen(): Set<string> {
    if (!offered) {
      const takeIds = new Set<string>();
      offered = takeIds;
      api.setHandler(
        { type: 'signal', name: backlogOfferedSignal } as never,
        ((event: BacklogOfferedEvent): void => {
          takeIds.add(event.takeId);
        }) as never,
      );
    }
    return offered;
  }

  const activities = () => short.bookkeeping<BacklogActivities>();

  /** The event is only a wake-up: which item it is, and whether there is one, is asked of the database. */
  async function itemOf(takeId: string, deadlineAt: number | undefined): Promise<TakenItem> {
    const takeIds = listen();
    const { settleTake } = activities();
    for (;;) {
      const isOffered = () => takeIds.has(takeId);
      const woken =
        deadlineAt === undefined
          ? (await api.condition(isOffered), true)
          : await api.condition(isOffered, Math.max(0, deadlineAt - now()));
      takeIds.delete(takeId);
      const taken = await settleTake({ takeId, giveUp: !woken });
      if (taken) return taken;
    }
  }

  async function take(
    { backlog, wait, onFailure = 'giveBack' }: TakeOptions,
    call: TaskCall,
    observer?: StepObserver,
  ): Promise<TakenItem> {
    if (wait) listen();
    const { takeFromBacklog, settleTake } = activities();
    const deadlineAt = wait?.atMost === undefined ? undefined : now() + time.milliseconds(wait.atMost);
    const { instance } = call;
    const { takeId, taken: known } = await takeFromBacklog({ backlog, instance, waits: !!wait, onFailure });
    let taken = known;
    if (!taken) {
      observer?.waiting({
        waitingFor: 'backlog',
        ...(deadlineAt === undefined ? {} : { until: deadlineAt }),
      });
      try {
        taken = await itemOf(takeId, deadlineAt);
      } catch (error) {
        if (api.isCancellation(error))
          await api.CancellationScope.nonCancellable(() => settleTake({ takeId, giveUp: true }));
        throw error;
      }
    }
    if (!taken.found && wait?.then === 'fail')
      throw failures.failure(call.stepId, 'Nothing came into the backlog in time.', 'BACKLOG_EMPTY');
    return taken;
  }

  return {
    /** Puts an item into a backlog of the project. */
    async backlogAdd(options: { backlog: string; item: unknown }, call: TaskCall): Promise<AddedItem> {
      try {
        return await activities().addToBacklog({ ...options, key: call.key });
      } catch (error) {
        throw failures.failedAt(call.stepId, error);
      }
    },
    /** Takes the next item of a backlog, for this run alone. */
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a backlog may hold anything
    async backlogTake<Item = any>(
      options: TakeOptions,
      call: TaskCall,
      observer?: StepObserver,
    ): Promise<TakenItem<Item>> {
      try {
        return await take(options, call, observer);
      } catch (error) {
        throw failures.failedAt(call.stepId, error);
      }
    },
    /** The next items of a backlog, without taking them. */
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a backlog may hold anything
    async backlogPeek<Item = any>(
      options: { backlog: string; count: number },
      call: TaskCall,
    ): Promise<BacklogView<Item>> {
      try {
        return await activities().peekBacklog(options);
      } catch (error) {
        throw failures.failedAt(call.stepId, error);
      }
    },
  };
}
