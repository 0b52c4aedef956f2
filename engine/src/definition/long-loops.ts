import { walkSteps } from './edit.ts';
import { mostItems, mostStates, mostTurns } from './limits.ts';
import type { Step, StepKind, StepOf } from './steps/index.ts';

/** Events that a loop may leave in one history, with room for what is around it: Temporal ends a run at 51,200. */
const roomOfHistory = 40_000;
/** Events of one step at most: a task that is scheduled, started and done, with a turn of the run before and behind. */
const eventsPerStep = 6;

/** What a run does by itself: no history tells of it. */
const silent: ReadonlySet<StepKind> = new Set<StepKind>([
  ...(['set', 'transform', 'status', 'fail', 'end'] as const),
  ...(['branch', 'switch', 'parallel', 'forEach', 'repeat', 'try', 'saga', 'retry', 'phase'] as const),
]);

/** How often one history holds such steps at most, `most` times or fewer. What is repeated within counts once: how often, only the run knows. */
function timesOf(steps: readonly Step[], most: number): number {
  let events = 0;
  walkSteps(steps, ({ step }) => {
    if (!step.disabled && !silent.has(step.kind)) events += eventsPerStep;
  });
  return events === 0 ? most : Math.max(1, Math.min(most, Math.floor(roomOfHistory / events)));
}

/** Turns of a loop, and items of a list, that one history holds. */
export const turnsOfOneHistory = (steps: readonly Step[]): number => timesOf(steps, mostTurns);
export const itemsOfOneHistory = (steps: readonly Step[]): number => timesOf(steps, mostItems);

const byKind: { [K in StepKind]?: (step: StepOf<K>) => boolean } = {
  forEach: ({ window }) => window !== undefined,
  repeat: ({ limit, steps }) => limit > turnsOfOneHistory(steps),
  stateMachine: ({ most }) => most > mostStates,
};

/** Whether a step is so long that its run is carried by several executions, one after another: one history would not hold it. */
export function isLong(step: Step): boolean {
  const judge = byKind[step.kind] as ((step: Step) => boolean) | undefined;
  return judge?.(step) ?? false;
}
