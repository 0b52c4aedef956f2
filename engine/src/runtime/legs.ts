import type { Arrived, Events } from './events.ts';
import type { ReportsSoFar, StepObserver } from './observer.ts';
import type { ShortActivities } from './short-activities.ts';
import type { RunStatus, Status } from './status.ts';
import type { WorkflowApi } from './workflow-api.ts';

/** What one execution of a run hands to the next. */
export interface EarlierLeg<Kept extends object = Record<string, unknown>> {
  /** The loop or machine that goes on, and how far it is. */
  step: string;
  position: unknown;
  /** Values of the run and of its steps. */
  kept: Kept;
  /** When the run started. ISO 8601. */
  startedAt: string;
  /** Events that came and were not taken yet. */
  events: Arrived[];
  status?: RunStatus;
  reports?: ReportsSoFar;
}

/** Local activities and turns after which a new execution begins, although the history does not show them yet. */
const mostInLeg = 1_000;

export type Legs = ReturnType<typeof createLegs>;

/**
 * A long run is carried by several executions: between two items, turns or states, one hands over to the next (Temporal's
 * continue-as-new), so that no history grows without an end.
 */
export function createLegs(
  api: WorkflowApi,
  events: Pick<Events, 'waiting' | 'takeOver'>,
  status: Pick<Status, 'current' | 'show'>,
  activities: Pick<ShortActivities, 'locals'>,
) {
  let earlier: EarlierLeg | undefined;
  let isUnderWay = false;
  const startedAt = (): string => earlier?.startedAt ?? api.workflowInfo().startTime.toISOString();

  function isFull(turns: number): boolean {
    const { continueAsNewSuggested } = api.workflowInfo();
    return continueAsNewSuggested || activities.locals() + turns >= mostInLeg;
  }

  /** Takes up a run where its earlier execution left off. `keep` gives what the next one needs. */
  function resume<Kept extends object>(
    input: unknown,
    given: EarlierLeg<Kept> | undefined,
    keep: () => Kept,
  ): Leg {
    earlier = given as EarlierLeg | undefined;
    isUnderWay = earlier !== undefined;
    if (earlier) {
      events.takeOver(earlier.events);
      if (earlier.status) status.show(earlier.status);
    }
    const begun = earlier;

    async function handOver(step: string, position: unknown, observer?: StepObserver): Promise<never> {
      const scope = api.CancellationScope.current();
      if (scope.consideredCancelled) await scope.cancelRequested;
      const told = status.current();
      const reports = observer?.handOver() ?? begun?.reports;
      return api.continueAsNew(input, {
        step,
        position,
        kept: keep(),
        startedAt: startedAt(),
        events: events.waiting(),
        ...(told ? { status: told } : {}),
        ...(reports ? { reports } : {}),
      } satisfies EarlierLeg<Kept>);
    }

    return {
      /** The steps before the loop that goes on were done by an earlier execution. */
      get isUnderWay() {
        return isUnderWay;
      },
      /** Whether a loop is to be gone through: one that an earlier execution has ended is not. */
      reaches(step) {
        if (isUnderWay && begun?.step !== step) return false;
        isUnderWay = false;
        return true;
      },
      part(step) {
        return {
          begun: begun?.step === step ? begun.position : undefined,
          isFull,
          handOver: (position, observer) => handOver(step, position, observer),
        };
      },
      turns(step) {
        const part = this.part(step);
        const before = (part.begun as number | undefined) ?? 0;
        return {
          first: before + 1,
          async done(turn, observer) {
            if (part.isFull(turn - before)) await part.handOver(turn, observer);
          },
        };
      },
    };
  }

  return { startedAt, resume };
}

/** One execution's part of a long run. */
export interface Leg {
  readonly isUnderWay: boolean;
  reaches(step: string): boolean;
  /** One execution's part of a loop. */
  part(step: string): LoopPart;
  /** One execution's turns of a loop: the first one, and what is called at the end of each. */
  turns(step: string): { first: number; done(turn: number, observer?: StepObserver): Promise<void> };
}

export interface LoopPart {
  /** Where the earlier execution left off. */
  begun: unknown;
  /** Whether it is time for the next execution, after so many turns in this one. */
  isFull(turns: number): boolean;
  /** Ends this execution; the next one goes on at the position. */
  handOver(position: unknown, observer?: StepObserver): Promise<never>;
}
