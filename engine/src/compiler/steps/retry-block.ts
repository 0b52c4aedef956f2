import { checkRetry } from './retry.ts';
import type { StepCompiler } from './step.ts';

export const retryCompiler: StepCompiler<'retry'> = {
  givesValue: false,
  // It waits between two tries.
  hasEffects: true,
  compile(step, context) {
    checkRetry(step.retry, context);
    if (step.retry.attempts === 1)
      context.report('TRIED_ONCE', ['retry', 'attempts'], 'Tried once only, this changes nothing.', {
        severity: 'warning',
        fix: { title: 'Try 3 times', value: 3 },
      });
    context.warnIfEmpty(step.steps, ['steps'], 'This step');
    const { steps, gained, ends } = context.sequence(step.steps, ['steps']);
    return { fields: { steps }, gained, ends };
  },
};
