import type { Step } from '../definition/index.ts';
import type { CompileContext } from './context.ts';
import type { Path } from './diagnostics.ts';
import type { PlanStep } from './plan.ts';
import type { Scope, StepValue } from './scope.ts';
import { stepCompilers } from './steps/index.ts';
import { type CompiledSequence, type CompiledStep, type StepCompiler, StepContext } from './steps/step.ts';

/** Compiles steps one behind the other; each sees what those before it gave. */
export function compileSequence(
  steps: readonly Step[],
  path: Path,
  scope: Scope,
  compilation: CompileContext,
  first = 0,
): CompiledSequence {
  const planned: PlanStep[] = [];
  const gained: StepValue[] = [];
  let current = scope;
  let ended: Step | undefined;
  let isReported = false;

  steps.forEach((step, place) => {
    const index = first + place;
    compilation.scopes.set(step.id, current);
    if (step.disabled) return;
    if (ended && !isReported) {
      isReported = true;
      compilation.report({
        code: 'UNREACHABLE_STEP',
        stepId: step.id,
        path: [...path, index],
        message: `This step can never run: the run always ends with “${compilation.titleOf(ended)}” before it.`,
        fix: { title: 'Switch it off', path: [...path, index, 'disabled'], value: true },
      });
    }
    const compiled = compileStep(step, [...path, index], current, compilation);
    const values = [...(compiled.gained ?? []), ...valueOf(step, compiled, compilation)];
    gained.push(...values);
    current = current.with(values);
    if (!ended) {
      planned.push({ kind: step.kind, step, ...compiled.fields } as PlanStep);
      compilation.hasEffects ||= stepCompilers[step.kind].hasEffects;
    }
    if (compiled.ends) ended ??= step;
  });

  return { steps: planned, scope: current, gained, ends: ended !== undefined };
}

function compileStep(
  step: Step,
  path: Path,
  scope: Scope,
  compilation: CompileContext,
): CompiledStep<Step['kind']> {
  const compiler = stepCompilers[step.kind] as StepCompiler<Step['kind']>;
  return compiler.compile(step as never, new StepContext(step, path, scope, compilation, compileSequence));
}

function valueOf(
  step: Step,
  { value }: CompiledStep<Step['kind']>,
  compilation: CompileContext,
): StepValue[] {
  if (!stepCompilers[step.kind].givesValue) return [];
  if (value) compilation.gives.set(step.id, value);
  return [
    { id: step.id, title: compilation.titleOf(step), certain: true, ...(value ? { schema: value } : {}) },
  ];
}
