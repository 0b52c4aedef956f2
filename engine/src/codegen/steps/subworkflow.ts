import { fields, literal } from '../literals.ts';
import type { StepCode } from './step-code.ts';

export const subworkflow: StepCode<'subworkflow'> = {
  reportsInput: true,
  type: ({ step }) => (step.wait ? 'any' : '{ runId: string }'),
  emit(planned, emitter) {
    const { step } = planned;
    const options = fields([
      ['workflow', literal(step.workflow)],
      ['input', planned.with],
      ['onClose', literal(step.onClose)],
    ]);
    const args = [emitter.input(emitter.template(options)), emitter.call(step.id)];
    const run = emitter.runtime(step.wait ? 'subworkflow' : 'startSubworkflow');
    if (step.wait) args.push(...emitter.observer);
    emitter.result(planned, `await ${emitter.invoke(run, args)}`);
  },
};
