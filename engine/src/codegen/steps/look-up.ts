import { fields, literal } from '../literals.ts';
import { typeOf } from '../types.ts';
import type { StepCode } from './step-code.ts';

export const lookUp: StepCode<'lookUp'> = {
  reportsInput: true,
  type: ({ entry }) => `LookedUp<${typeOf(entry)}>`,
  emit(planned, emitter) {
    const { step, key, entry } = planned;
    const options = fields([
      ['model', literal(step.model)],
      ['key', key],
    ]);
    const args = [emitter.input(emitter.template(options)), emitter.call(step.id)];
    const type = emitter.target.isHosted ? '' : `<${typeOf(entry)}>`;
    emitter.result(planned, `await ${emitter.invoke(emitter.runtime('lookUp') + type, args)}`);
  },
};
