import { mostStates, mostTurns } from './limits.ts';
import type { Step, StepKind, StepOf } from './steps/index.ts';

const byKind: { [K in StepKind]?: (step: StepOf<K>) => boolean } = {
  forEach: ({ window }) => window !== undefined,
  repeat: ({ limit }) => limit > mostTurns,
  stateMachine: ({ most }) => most > mostStates,
};

/** Whether a step is so long that its run is carried by several executions, one after another: one history would not hold it. */
export function isLong(step: Step): boolean {
  const judge = byKind[step.kind] as ((step: Step) => boolean) | undefined;
  return judge?.(step) ?? false;
}
