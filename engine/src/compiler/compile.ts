import { runtimeVersion } from '../runtime/versions.ts';
import type { DataSchema } from '../definition/data-schema.ts';
import { type Definition, type Step, walkSteps } from '../definition/index.ts';
import { checkAnswers } from './answers.ts';
import { checkBacklogs } from './backlogs.ts';
import { CompileContext } from './context.ts';
import type { CompileEnvironment } from './environment.ts';
import { checkEvents } from './events.ts';
import { toFunctionName } from './function-name.ts';
import type { CompileResult, Plan, PlanAction } from './plan.ts';
import { rename } from './proposals.ts';
import { checkReadModels } from './read-models.ts';
import { checkLongLoops } from './long-loops.ts';
import { compileSequence } from './sequence.ts';
import { checkTriggers } from './triggers/index.ts';
import { checkValue } from './values-check.ts';

/** Steps of a workflow in all, and levels of steps within steps. */
export const workflowLimits = { steps: 5_000, depth: 25 } as const;

/**
 * Checks structure and references of a definition and makes its plan. Synchronous and quick: the editor calls it per change.
 * Types of expressions are a check of their own (`checkTypes`). Never throws on what a user wrote.
 */
export function compile(definition: Definition, environment: CompileEnvironment): CompileResult {
  const context = new CompileContext(definition, environment);
  const plan = compileIn(context);
  const diagnostics = context.diagnostics.all;
  return context.diagnostics.hasErrors || !plan ? { diagnostics } : { plan, diagnostics };
}

/** The compilation itself, for those that need what it learned on its way. Undefined where it is too large to go on. */
export function compileIn(context: CompileContext): Plan | undefined {
  const { definition } = context;
  if (!isWithinLimits(context)) return undefined;
  checkIds(context);
  checkEvents(context);
  checkTriggers(context);
  checkBacklogs(context);
  checkReadModels(context);
  checkLongLoops(context);

  const subject =
    definition.subject === undefined
      ? undefined
      : context.template(definition.subject, { path: ['subject'], scope: context.emptyScope }).parsed;
  const values = compileValues(context);
  const { steps, scope } = compileSequence(definition.steps, ['steps'], context.emptyScope, context);
  context.scopes.set(undefined, scope);
  checkAnswers(context);
  const output =
    definition.output === undefined
      ? undefined
      : context.template(definition.output, { path: ['output'], scope });

  return {
    format: 1,
    runtime: runtimeVersion,
    definition,
    functionName: toFunctionName(definition.name),
    ...(subject ? { subject } : {}),
    values,
    steps,
    ...(output ? { output: output.parsed } : {}),
    ...(output?.schema && !endsEarly(definition) ? { outputSchema: output.schema } : {}),
    gives: givenBesidesTasks(context),
    effects: context.hasEffects ? 'some' : 'none',
    actions: plannedActions(context),
    secrets: [...context.secretsUsed],
    subworkflows: [...context.workflowsUsed],
  };
}

/** Many tasks give the output of one action: it stands with the action, once. */
function givenBesidesTasks({ gives, actions }: CompileContext): Record<string, DataSchema> {
  const outputs = new Set([...actions.values()].map(({ output }) => output));
  return Object.fromEntries([...gives].filter(([, schema]) => !outputs.has(schema)));
}

/** An `end` step may give something else. */
function endsEarly({ steps }: Definition): boolean {
  let ends = false;
  walkSteps(steps, ({ step }) => {
    ends ||= step.kind === 'end';
  });
  return ends;
}

function isWithinLimits(context: CompileContext): boolean {
  let count = 0;
  let tooDeep: Step | undefined;
  walkSteps(context.definition.steps, ({ step, around }) => {
    count += 1;
    if (around.length >= workflowLimits.depth) tooDeep ??= step;
  });
  if (count > workflowLimits.steps)
    context.report({
      code: 'TOO_LARGE',
      path: ['steps'],
      message: `A workflow can have ${workflowLimits.steps} steps; this one has ${count}. Move some into sub-workflows.`,
    });
  if (tooDeep)
    context.report({
      code: 'TOO_LARGE',
      stepId: tooDeep.id,
      path: ['steps'],
      message: `Steps can be nested ${workflowLimits.depth} levels deep. Move the inner ones into a sub-workflow.`,
    });
  return count <= workflowLimits.steps && !tooDeep;
}

function checkIds(context: CompileContext): void {
  const seen = new Set<string>();
  walkSteps(context.definition.steps, ({ step, path }) => {
    if (seen.has(step.id)) {
      context.report({
        code: 'DUPLICATE_ID',
        stepId: step.id,
        path: [...path, 'id'],
        message: `There is another step with the id “${step.id}”.`,
        fix: rename(step.id, context.stepIds, [...path, 'id']),
      });
    }
    seen.add(step.id);
  });
}

function compileValues(context: CompileContext): Plan['values'] {
  const seen = new Set<string>();
  return context.definition.values.map(({ name, schema, initial }, index) => {
    const path = ['values', index, 'initial'];
    if (seen.has(name))
      context.report({
        code: 'DUPLICATE_ID',
        path: ['values', index, 'name'],
        message: `There is another value “${name}”.`,
        fix: rename(
          name,
          context.definition.values.map((value) => value.name),
          ['values', index, 'name'],
        ),
      });
    seen.add(name);
    const { parsed } = context.template(initial, { path, scope: context.emptyScope, expected: schema });
    for (const problem of checkValue(parsed, schema, path))
      context.report({
        code: 'TYPE_MISMATCH',
        path: problem.path,
        message: problem.message,
        ...(problem.fix ? { fix: { ...problem.fix, path: problem.path } } : {}),
      });
    return { name, initial: parsed };
  });
}

function plannedActions({ actions, actionsUsed }: CompileContext): PlanAction[] {
  return [...actionsUsed].flatMap(([name, mode]) => {
    const action = actions.get(name);
    if (!action) return [];
    const { timeout, retry, input, output } = action;
    return [{ action: name, mode, timeout, retry, input, output }];
  });
}
