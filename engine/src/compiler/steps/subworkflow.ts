import { checkStart, startedSchema } from './start-workflow.ts';
import type { StepCompiler } from './step.ts';

export const subworkflowCompiler: StepCompiler<'subworkflow'> = {
  givesValue: true,
  hasEffects: true,
  compile(step, context) {
    const target = context.compilation.environment.workflows?.find(({ id }) => id === step.workflow);
    return { fields: { with: checkStart(step, context) }, value: step.wait ? target?.output : startedSchema };
  },
};
