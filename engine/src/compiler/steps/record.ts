import { recordedEventSchema } from '../known-schemas.ts';
import type { StepCompiler } from './step.ts';

export const recordCompiler: StepCompiler<'record'> = {
  givesValue: true,
  hasEffects: true,
  compile(step, context) {
    if (step.event.trim() === '')
      context.report('MISSING_NAME', ['event'], 'Say what happened, for example “deposited”.');
    if (step.subject.trim() === '')
      context.report(
        'MISSING_NAME',
        ['subject'],
        'Say what it happened to, for example an account’s number.',
      );
    return {
      fields: {
        event: context.template(step.event, ['event']).parsed,
        subject: context.template(step.subject, ['subject']).parsed,
        data: context.template(step.data, ['data']).parsed,
        ...(step.after === undefined
          ? {}
          : { after: context.template(step.after, ['after'], { expected: { type: 'number' } }).parsed }),
      },
      value: recordedEventSchema,
    };
  },
};
