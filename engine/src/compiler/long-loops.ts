import {
  isLong,
  mostStates,
  type Step,
  type StepKind,
  type StepOf,
  turnsOfOneHistory,
  walkSteps,
} from '../definition/index.ts';
import type { CompileContext } from './context.ts';
import type { Path } from './diagnostics.ts';

/** How a loop becomes one that a single history holds. */
const shorter: { [K in StepKind]?: (step: StepOf<K>) => { field: string; most: number; what: string } } = {
  repeat: ({ steps }) => ({ field: 'limit', most: turnsOfOneHistory(steps), what: 'turns' }),
  stateMachine: () => ({ field: 'most', most: mostStates, what: 'states' }),
};

/**
 * Loops that go on in a new execution. It is handed what is known between the steps of the workflow itself, so none may stand
 * within another step.
 */
export function checkLongLoops(context: CompileContext): void {
  walkSteps(context.definition.steps, ({ step, path, around }) => {
    if (step.disabled || !isLong(step)) return;
    context.hasLongLoop = true;
    // Each execution is Temporal's to start.
    context.hasEffects = true;
    if (around.length > 0) reportWithin(step, path, context);
  });
}

function reportWithin(step: Step, path: Path, context: CompileContext): void {
  const change = (
    shorter[step.kind] as ((step: Step) => ReturnType<NonNullable<typeof shorter.repeat>>) | undefined
  )?.(step);
  context.report({
    code: 'LONG_LOOP_WITHIN',
    stepId: step.id,
    path,
    message: `“${context.titleOf(step)}” is so long that its run starts a new history on the way, which only works at the top level. Move it there or into a sub-workflow, or make it shorter.`,
    ...(change
      ? {
          fix: {
            title: `At most ${change.most} ${change.what}`,
            path: [...path, change.field],
            value: change.most,
          },
        }
      : {}),
  });
}
