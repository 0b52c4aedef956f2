import type { StepCompiler } from './step.ts';

export const endCompiler: StepCompiler<'end'> = {
  givesValue: false,
  hasEffects: false,
  compile(step, context) {
    const fields =
      step.output === undefined ? {} : { output: context.template(step.output, ['output']).parsed };
    return { fields, ends: true };
  },
};
