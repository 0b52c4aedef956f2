import type { Step } from '@wfb/engine/definition';
import { type CompileEnvironment, compile, type Diagnostic, parseDefinition } from '@wfb/engine/compiler';
import { walkSteps } from '@wfb/engine/definition';
import type { Draft } from './draft.ts';

export type Problem = Diagnostic;

/**
 * What is wrong with a draft, found on the device as it is written: its shape and its references. Types of expressions are
 * the server's to check; its findings come with each save.
 */
export function findProblems(
  draft: Draft,
  environment: CompileEnvironment,
  fromServer: readonly Problem[],
): Problem[] {
  const shape = parseDefinition(draft);
  const found = [...(shape.diagnostics ?? []), ...compileSafely(draft, environment)];
  const stepIds = new Set<string>();
  walkSteps(draft.steps, ({ step }) => {
    stepIds.add(step.id);
  });
  const seen = new Set<string>();
  return [...found, ...fromServer].filter((problem) => {
    if (problem.stepId !== undefined && !stepIds.has(problem.stepId)) return false;
    // One finding per place: the shape's "must not be empty" and the compiler's word for the same are one to people.
    const key = problem.path.join('/');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The compiler takes whole definitions; of a draft with holes it says what it can. */
function compileSafely(draft: Draft, environment: CompileEnvironment): readonly Problem[] {
  try {
    return compile(draft, environment).diagnostics;
  } catch {
    return [];
  }
}

export const isError = (problem: Problem) => problem.severity === 'error';

/** Problems of a step itself, not of the steps within it. */
export function problemsOf(problems: readonly Problem[], step: Step): Problem[] {
  return problems.filter(({ stepId }) => stepId === step.id);
}

/** Problems at a place of the definition or below it. */
export function problemsAt(problems: readonly Problem[], path: readonly (string | number)[]): Problem[] {
  return problems.filter((problem) => path.every((key, index) => problem.path[index] === key));
}
