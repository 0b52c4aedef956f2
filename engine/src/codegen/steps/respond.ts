import { fields } from '../literals.ts';
import type { StepCode } from './step-code.ts';

export const respond: StepCode<'respond'> = {
  reportsInput: true,
  type: () => 'CallerAnswer',
  emit(planned, emitter) {
    const { step, status, headers, body } = planned;
    const options = fields([
      ['status', status],
      ['headers', headers],
      ['body', body],
    ]);
    const args = [emitter.input(emitter.template(options)), emitter.call(step.id)];
    emitter.result(planned, `await ${emitter.invoke(emitter.runtime('respond'), args)}`);
  },
};
