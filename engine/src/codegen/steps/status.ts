import type { StepCode } from './step-code.ts';

export const status: StepCode<'status'> = {
  emit({ text, fields }, emitter) {
    const hasFields = fields.kind !== 'object' || fields.entries.length > 0;
    const args = [
      emitter.template(text),
      ...(hasFields ? [emitter.template(fields)] : emitter.target.isHosted ? ['{}'] : []),
      ...emitter.observer,
    ];
    emitter.line(`${emitter.invoke(emitter.runtime('setStatus'), args)};`);
    emitter.done();
  },
};
