import { fields, literal } from '../literals.ts';
import type { StepCode } from './step-code.ts';

export const send: StepCode<'send'> = {
  reportsInput: true,
  emit({ step, run, data }, emitter) {
    const options = fields([
      ['to', literal(step.to === 'child' ? 'run' : step.to)],
      ['run', run],
      ['event', literal(step.event)],
      ['data', data],
    ]);
    const args = [emitter.input(emitter.template(options)), emitter.call(step.id)];
    emitter.line(`await ${emitter.invoke(emitter.runtime('send'), args)};`);
    emitter.done();
  },
};
