import { fields, literal } from '../literals.ts';
import type { StepCode } from './step-code.ts';

export const notify: StepCode<'notify'> = {
  reportsInput: true,
  type: () => 'Notified',
  emit(planned, emitter) {
    const { step } = planned;
    const options = fields([
      ['people', planned.people],
      ['roles', literal(step.to.roles ?? [])],
      ['starter', step.to.starter ? literal(true) : undefined],
      ['message', planned.message],
      ['details', planned.details],
      ['urgency', literal(step.urgency)],
    ]);
    const args = [emitter.input(emitter.template(options)), emitter.call(step.id)];
    emitter.result(planned, `await ${emitter.invoke(emitter.runtime('notify'), args)}`);
  },
};
