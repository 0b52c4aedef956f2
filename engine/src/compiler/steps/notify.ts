import { notifiedSchema } from '../known-schemas.ts';
import { checkPeople } from './people.ts';
import type { StepCompiler } from './step.ts';

export const notifyCompiler: StepCompiler<'notify'> = {
  givesValue: true,
  hasEffects: true,
  compile(step, context) {
    const { starter, ...to } = step.to;
    checkPeople(to, ['to'], 'Nobody is told yet: choose people, a role, or who started the run.', context, {
      verb: 'Tell',
      othersToo: starter ?? false,
    });
    if (step.message.trim() === '') context.report('MISSING_NAME', ['message'], 'Say what they are to know.');
    return {
      fields: {
        people: context.template(step.to.people ?? [], ['to', 'people']).parsed,
        message: context.template(step.message, ['message']).parsed,
        ...(step.details === undefined
          ? {}
          : { details: context.template(step.details, ['details']).parsed }),
      },
      value: notifiedSchema,
    };
  },
};
