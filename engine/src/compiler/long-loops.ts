import { isLong, mostStates, type Step, turnsOfOneHistory, walkSteps } from '../definition/index.ts';
import type { CompileContext } from './context.ts';
import type { Path } from './diagnostics.ts';

/** A field of a loop, and what makes the loop one that a single history holds. */
interface Shorter {
  field: string;
  most: number;
  what: string;
}

function shorten(step: Step): Shorter | undefined {
  if (step.kind === 'repeat') return { field: 'limit', most: turnsOfOneHistory(step.steps), what: 'turns' };
  if (step.kind === 'stateMachine') return { field: 'most', most: mostStates, what: 'states' };
  return undefined;
}

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
  const shorter = shorten(step);
  context.report({
    code: 'LONG_LOOP_WITHIN',
    stepId: step.id,
    path,
    message: `“${context.titleOf(step)}” is so long that its run starts a new history on the way, which only works at the top level. Move it there or into a sub-workflow, or make it shorter.`,
    ...(shorter && {
      fix: {
        title: `At most ${shorter.most} ${shorter.what}`,
        path: [...path, shorter.field],
        value: shorter.most,
      },
    }),
  });
}
