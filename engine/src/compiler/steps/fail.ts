import type { StepCompiler } from './step.ts';

export const failCompiler: StepCompiler<'fail'> = {
  givesValue: false,
  hasEffects: false,
  compile(step, context) {
    return { fields: { message: context.template(step.message, ['message']).parsed }, ends: true };
  },
};
