import { checkStart, startedSchema } from './start-workflow.ts';
import type { StepCompiler } from './step.ts';

export const subworkflowCompiler: StepCompiler<'subworkflow'> = {
  givesValue: true,
  hasEffects: true,
  compile(step, context) {
    if (context.compilation.hasLongLoop && !step.wait && step.onClose !== 'leave')
      context.report(
        'ENDS_WITH_WINDOW',
        ['onClose'],
        'This workflow starts new histories on its way, and what it started without waiting for it would end with the old one. Let it go on.',
        { fix: { title: 'Let it go on', value: 'leave' } },
      );
    const target = context.compilation.environment.workflows?.find(({ id }) => id === step.workflow);
    return { fields: { with: checkStart(step, context) }, value: step.wait ? target?.output : startedSchema };
  },
};
