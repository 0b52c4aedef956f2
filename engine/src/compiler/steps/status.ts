import type { StepCompiler } from './step.ts';

export const statusCompiler: StepCompiler<'status'> = {
  givesValue: false,
  hasEffects: false,
  compile: (step, context) => ({
    fields: {
      text: context.template(step.text, ['text']).parsed,
      fields: context.template(step.fields, ['fields']).parsed,
    },
  }),
};
