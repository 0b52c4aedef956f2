import { fields } from '../literals.ts';
import type { StepCode } from './step-code.ts';

export const record: StepCode<'record'> = {
  reportsInput: true,
  type: () => 'RecordedEvent',
  emit(planned, emitter) {
    const { step, event, subject, data, after } = planned;
    const options = fields([
      ['event', event],
      ['subject', subject],
      ['data', data],
      ['after', after],
    ]);
    const args = [emitter.input(emitter.template(options)), emitter.call(step.id)];
    emitter.result(planned, `await ${emitter.invoke(emitter.runtime('record'), args)}`);
  },
};
