import type { Events, RunEvent } from './events.ts';
import type { Failures } from './failures.ts';
import type { LoopPart } from './legs.ts';
import type { StepObserver } from './observer.ts';
import type { Status } from './status.ts';
import type { Time } from './time.ts';
import type { Clock } from './workflow-api.ts';

/** A way out of a state: by an event (`*`: any), after a time, or, with neither, as soon as the state is entered. */
export interface Way {
  event?: string;
  /** A length of time, evaluated when the state is entered. */
  after?: () => unknown;
  when?: (event: RunEvent) => boolean;
  to: string;
  run?: (visit: number, event: RunEvent) => Promise<void>;
}

export interface State {
  /** What the run says of itself while it is in this state. */
  title: string;
  final?: boolean;
  entry?: (visit: number) => Promise<void>;
  exit?: (visit: number) => Promise<void>;
  ways?: Way[];
}

/** The state that a machine goes to next, and how many it has gone through. */
interface MachinePosition {
  name: string;
  visit: number;
}

interface Taken {
  way: Way;
  event: RunEvent;
}

export function createStateMachines(
  failures: Failures,
  { take }: Pick<Events, 'take'>,
  { setStatus }: Status,
  time: Time,
  now: Clock,
) {
  const nothing = (): RunEvent => ({ name: '', data: {}, at: new Date(now()).toISOString() });
  const isOpen = (way: Way, event: RunEvent): boolean => !way.when || way.when(event);

  /** Waits for the first way that opens. Of ways for the same event, the first counts whose condition holds. */
  async function next(ways: Way[], observer?: StepObserver): Promise<Taken> {
    for (const way of ways)
      if (way.event === undefined && !way.after && isOpen(way, nothing())) return { way, event: nothing() };
    const byEvent = ways.filter((way) => way.event !== undefined);
    const due = ways
      .flatMap((way) => (way.after ? [{ way, at: now() + time.milliseconds(way.after()) }] : []))
      .toSorted((a, b) => a.at - b.at);
    for (;;) {
      const until = due[0]?.at;
      observer?.waiting({
        waitingFor: 'event',
        events: [...new Set(byEvent.map((way) => way.event!))].filter((name) => name !== '*'),
        ...(until === undefined ? {} : { until }),
      });
      let chosen: Way | undefined;
      const event = await take((candidate) => {
        chosen = byEvent.find(
          (way) => (way.event === '*' || way.event === candidate.name) && isOpen(way, candidate),
        );
        return chosen !== undefined;
      }, until);
      if (event && chosen) return { way: chosen, event };
      const [passed] = due.splice(0, 1);
      if (passed && isOpen(passed.way, nothing())) return { way: passed.way, event: nothing() };
    }
  }

  return {
    /** Goes from state to state until a final one; gives its name. */
    async stateMachine(
      stepId: string,
      { initial, most, part }: { initial: string; most: number; part?: LoopPart },
      states: Record<string, State>,
      observer?: StepObserver,
    ): Promise<{ state: string }> {
      try {
        const begun = part?.begun as MachinePosition | undefined;
        const { name: first, visit: before } = begun ?? { name: initial, visit: 0 };
        let name = first;
        for (let visit = before; visit < most; visit += 1) {
          if (visit > before && part?.isFull(visit - before))
            await part.handOver({ name, visit } satisfies MachinePosition, observer);
          const state = states[name]!;
          setStatus(state.title, {}, observer);
          await state.entry?.(visit);
          if (state.final) return { state: name };
          const { way, event } = await next(state.ways ?? [], observer);
          await state.exit?.(visit);
          await way.run?.(visit, event);
          name = way.to;
        }
      } catch (error) {
        throw failures.failedAt(stepId, error);
      }
      throw failures.failure(
        stepId,
        `It went through ${most} states without coming to an end.`,
        'TOO_MANY_STATES',
      );
    },
  };
}
