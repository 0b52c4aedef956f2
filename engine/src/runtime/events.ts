import type { Failures } from './failures.ts';
import type { StepObserver } from './observer.ts';
import type { Time } from './time.ts';
import type { Clock, WorkflowApi } from './workflow-api.ts';

/** An event as conditions see it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what comes with an event is what its sender gave
export interface RunEvent<T = any> {
  name: string;
  data: T;
  /** When it came, on the run's clock. ISO 8601. */
  at: string;
}

/** What a run has waited for. */
export interface Received<T> {
  /** False: the deadline came first, and there is no data. */
  received: boolean;
  data: T;
  /** When it came, or when the wait was over. ISO 8601. */
  at: string;
}

export interface ReceiveOptions {
  /** Which events are meant; others stay for others. */
  where?: (event: RunEvent) => unknown;
  /** Longest wait: milliseconds, or a length of time such as `2d`. */
  deadline?: unknown;
  failWhenLate?: boolean;
}

export interface Arrived extends RunEvent {
  /** Place in the order in which all events came. */
  number: number;
}

export type Events = ReturnType<typeof createEvents>;

export function createEvents(api: WorkflowApi, failures: Failures, time: Time, now: Clock) {
  /** Events that came and were not taken yet, in their order: one may come before its step waits for it. */
  const inbox: Arrived[] = [];
  let arrivals = 0;

  /** Takes the first event that is accepted; undefined where the deadline comes first. Each event is judged once per wait. */
  async function take(
    accepts: (event: RunEvent) => boolean,
    deadlineAt: number | undefined,
  ): Promise<RunEvent | undefined> {
    let judged = 0;
    for (;;) {
      const found = inbox.findIndex((event) => event.number > judged && accepts(event));
      if (found !== -1) {
        const { name, data, at } = inbox.splice(found, 1)[0]!;
        return { name, data: data as unknown, at };
      }
      judged = arrivals;
      const hasMore = () => arrivals > judged;
      if (deadlineAt === undefined) await api.condition(hasMore);
      else if (!(await api.condition(hasMore, Math.max(0, deadlineAt - now())))) return undefined;
    }
  }

  return {
    take,

    /** What came and was not taken yet, for the next execution of the run. */
    waiting: (): Arrived[] => inbox,
    /** Takes over what the execution before had not taken. */
    takeOver(arrived: readonly Arrived[]): void {
      inbox.unshift(...arrived);
      arrivals = Math.max(arrivals, ...arrived.map(({ number }) => number));
    },

    /** Listens for events from the start of a run on, by their names or their definitions. */
    listen(...events: (string | { name: string })[]): void {
      for (const event of events) {
        const name = typeof event === 'string' ? event : event.name;
        api.setHandler(
          { type: 'signal', name } as never,
          ((data: unknown): void => {
            arrivals += 1;
            inbox.push({ name, data: data ?? {}, at: new Date(now()).toISOString(), number: arrivals });
          }) as never,
        );
      }
    },

    /** Waits for an event; one that came before is taken at once, the oldest first. */
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what comes with an event is what its sender gave
    async receive<T = any>(
      name: string,
      stepId: string,
      { where, deadline, failWhenLate = false }: ReceiveOptions = {},
      observer?: StepObserver,
    ): Promise<Received<T>> {
      try {
        const deadlineAt = deadline === undefined ? undefined : now() + time.milliseconds(deadline);
        observer?.waiting({
          waitingFor: 'event',
          events: [name],
          ...(deadlineAt === undefined ? {} : { until: deadlineAt }),
        });
        const accepts = (event: RunEvent) => event.name === name && (!where || Boolean(where(event)));
        const event = await take(accepts, deadlineAt);
        if (event) return { received: true, data: event.data as T, at: event.at };
        if (failWhenLate)
          throw failures.failure(stepId, 'What this step waited for did not come in time.', 'EVENT_LATE');
        return { received: false, data: undefined as T, at: new Date(now()).toISOString() };
      } catch (error) {
        throw failures.failedAt(stepId, error);
      }
    },
  };
}
