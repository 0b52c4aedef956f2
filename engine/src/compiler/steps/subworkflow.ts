import type { StepOf } from '../../definition/index.ts';
import { checkInputs } from '../inputs.ts';
import type { StepCompiler, StepContext } from './step.ts';

export const subworkflowCompiler: StepCompiler<'subworkflow'> = {
  givesValue: true,
  hasEffects: true,
  compile(step, context) {
    const { environment, workflowsUsed } = context.compilation;
    const target = environment.workflows?.find(({ id }) => id === step.workflow);
    if (environment.workflows && !target) reportUnknown(step, context);
    if (step.workflow === environment.workflowId)
      context.report(
        'SELF_RECURSION',
        ['workflow'],
        'This workflow starts itself. Make sure that it stops at some point: put the step into a branch.',
        { severity: 'warning' },
      );
    workflowsUsed.add(step.workflow);
    const { parsed } = context.template(step.with, ['with'], target ? { expected: target.input } : {});
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
    return {
      fields: { with: parsed },
      value: step.wait
        ? target?.output
        : { type: 'object', properties: { runId: { type: 'string', title: 'Run id' } }, required: ['runId'] },
    };
  },
};

function reportUnknown(step: StepOf<'subworkflow'>, context: StepContext): void {
  const workflows = context.compilation.environment.workflows ?? [];
  const named = workflows.find(({ name }) => name.toLowerCase() === step.workflow.toLowerCase());
  context.report(
    'UNKNOWN_WORKFLOW',
    ['workflow'],
    step.workflow === ''
      ? 'Choose the workflow to start.'
      : named
        ? `Choose “${named.name}” from the list: a workflow is known by its id.`
        : 'This workflow does not exist in the project, or has no published version.',
    named ? { fix: { title: `Use ${named.name}`, value: named.id } } : {},
  );
}
