import type { TaskCall } from '../contract/action.ts';
import type { SubworkflowActivities } from '../contract/subworkflow.ts';
import { mostRecurrences } from '../definition/limits.ts';
import type { Failures } from './failures.ts';
import type { StepObserver } from './observer.ts';
import type { ShortActivities } from './short-activities.ts';
import type { Subworkflows, SubworkflowOptions } from './subworkflow.ts';
import type { Time } from './time.ts';
import type { Clock, WorkflowApi } from './workflow-api.ts';

/** How far a recurring step is. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- another workflow may give anything
export interface Recurrence<Last = any> {
  /** Starts so far, those that failed included. */
  times: number;
  failed: number;
  /** What the last one that did not fail gave; without `wait`, its run's id. */
  last: Last | undefined;
}

export interface RecurringOptions extends Pick<SubworkflowOptions, 'workflow' | 'onClose'> {
  input: (soFar: Recurrence) => Record<string, unknown>;
  /** A length of time: milliseconds, or a text such as `2h`. */
  every?: unknown;
  cron?: string;
  timeZone?: string;
  startNow?: boolean;
  limit?: number;
  until?: (soFar: Recurrence) => unknown;
  within?: unknown;
  wait?: boolean;
  overlap?: 'skip' | 'after';
  onFailure?: 'stop' | 'continue';
}

/** The first time behind a moment; undefined where no more come. Milliseconds since the epoch. */
type NextTime = (after: number) => Promise<number | undefined>;

export function createRecurring(
  api: WorkflowApi,
  failures: Failures,
  activities: ShortActivities,
  subworkflows: Subworkflows,
  time: Time,
  now: Clock,
) {
  function timesOf({ every, cron = '', timeZone = 'UTC' }: RecurringOptions, stepId: string): NextTime {
    if (every === undefined) {
      // Time zones change with their countries' laws and with the machine: what a run reckons with stands in its history.
      const { nextTime } = activities.bookkeeping<SubworkflowActivities>();
      return async (after) => (await nextTime({ cron, timeZone, after })).at ?? undefined;
    }
    const [begun, pause] = [now(), time.milliseconds(every)];
    if (pause === 0)
      throw failures.failure(stepId, 'There has to be some time between two starts.', 'INVALID_TIME');
    return async (after) => begun + (Math.floor((after - begun) / pause) + 1) * pause;
  }

  async function run(
    options: RecurringOptions,
    call: TaskCall,
    observer?: StepObserver,
  ): Promise<Recurrence> {
    const { workflow, onClose, input, limit, until, wait = true, overlap, onFailure } = options;
    const nextTime = timesOf(options, call.stepId);
    const endsAt = options.within === undefined ? Infinity : now() + time.milliseconds(options.within);
    let soFar: Recurrence = { times: 0, failed: 0, last: undefined };
    let due = options.startNow ? now() : await nextTime(now());
    while (due !== undefined && due <= endsAt) {
      if (soFar.times === mostRecurrences)
        throw failures.failure(
          call.stepId,
          `It was started ${mostRecurrences} times, as often as one step can, and was still not over.`,
          'TOO_MANY_TIMES',
        );
      if (due > now()) {
        observer?.waiting({ waitingFor: 'time', until: due });
        await api.sleep(due - now());
      }
      const place = `[${soFar.times}]`;
      const each = { ...call, instance: call.instance + place, key: call.key + place };
      const start = { workflow, input: input(soFar), onClose };
      const { times, failed } = soFar;
      try {
        const last = wait
          ? await subworkflows.subworkflow<unknown>(start, each, observer)
          : await subworkflows.startSubworkflow(start, each);
        soFar = { times: times + 1, failed, last };
      } catch (error) {
        if (onFailure !== 'continue' || failures.passesCatch(error)) throw error;
        soFar = { ...soFar, times: times + 1, failed: failed + 1 };
      }
      observer?.progress(soFar.times - soFar.failed, soFar.failed, limit ?? soFar.times);
      if (soFar.times === limit || until?.(soFar)) break;
      const following: number | undefined = await nextTime(due);
      const isMissed = following !== undefined && following <= now();
      due = isMissed ? (overlap === 'after' ? now() : await nextTime(now())) : following;
    }
    return soFar;
  }

  return {
    /** Starts another workflow again and again, at its times. Gives how far it came. */
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- another workflow may give anything
    async recurring<Last = any>(
      options: RecurringOptions,
      call: TaskCall,
      observer?: StepObserver,
    ): Promise<Recurrence<Last>> {
      try {
        return await run(options, call, observer);
      } catch (error) {
        throw failures.failedAt(call.stepId, error);
      }
    },
  };
}
