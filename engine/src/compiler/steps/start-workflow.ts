import type { DataSchema } from '../../definition/data-schema.ts';
import type { StepOf } from '../../definition/index.ts';
import type { PlanTemplate } from '../../expressions/index.ts';
import { checkInputs } from '../inputs.ts';
import type { Scope } from '../scope.ts';
import type { StepContext } from './step.ts';

/** `steps.<id>` of a start that is not waited for. */
export const startedSchema: DataSchema = {
  type: 'object',
  properties: { runId: { type: 'string', title: 'Run id' } },
  required: ['runId'],
};

/** Whether there is such a workflow, and whether it takes what it is given; gives the latter. */
export function checkStart(
  step: Pick<StepOf<'subworkflow' | 'recurring'>, 'workflow' | 'with' | 'wait' | 'onClose'>,
  context: StepContext,
  scope: Scope = context.scope,
): PlanTemplate {
  const { environment, workflowsUsed } = context.compilation;
  const target = environment.workflows?.find(({ id }) => id === step.workflow);
  if (environment.workflows && !target) reportUnknown(step.workflow, context);
  if (step.workflow === environment.workflowId)
    context.report(
      'SELF_RECURSION',
      ['workflow'],
      'This workflow starts itself. Make sure that it stops at some point: put the step into a branch.',
      { severity: 'warning' },
    );
  if (context.compilation.hasLongLoop && !step.wait && step.onClose !== 'leave')
    context.report(
      'ENDS_WITH_WINDOW',
      ['onClose'],
      'This workflow starts new histories on its way, and what it started without waiting for it would end with the old one. Let it go on.',
      { fix: { title: 'Let it go on', value: 'leave' } },
    );
  workflowsUsed.add(step.workflow);
  const { parsed } = context.template(step.with, ['with'], {
    scope,
    ...(target ? { expected: target.input } : {}),
  });
  if (target && parsed.kind === 'object')
    for (const { code, path, message, fix } of checkInputs(
      parsed.entries,
      step.with,
      target.input,
      `“${target.name}”`,
    ))
      context.report(
        code,
        ['with', ...path],
        message,
        fix ? { fix: { ...fix, path: ['with', ...fix.path] } } : {},
      );
  return parsed;
}

function reportUnknown(workflow: string, context: StepContext): void {
  const workflows = context.compilation.environment.workflows ?? [];
  const named = workflows.find(({ name }) => name.toLowerCase() === workflow.toLowerCase());
  context.report(
    'UNKNOWN_WORKFLOW',
    ['workflow'],
    workflow === ''
      ? 'Choose the workflow to start.'
      : named
        ? `Choose “${named.name}” from the list: a workflow is known by its id.`
        : 'This workflow does not exist in the project, or has no published version.',
    named ? { fix: { title: `Use ${named.name}`, value: named.id } } : {},
  );
}
