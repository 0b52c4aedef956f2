import type { StepCompiler } from './step.ts';

export const transformCompiler: StepCompiler<'transform'> = {
  givesValue: true,
  hasEffects: false,
  compile(step, context) {
    const { parsed, schema } = context.template(step.value, ['value']);
    context.compilation.computed.set(step.id, { template: parsed, scope: context.scope });
    return { fields: { value: parsed }, value: schema };
  },
};
