import { stepActions } from '../../definition/step-actions.ts';
import { checkRetry } from './retry.ts';
import type { StepCompiler } from './step.ts';

export const codeCompiler: StepCompiler<'code'> = {
  givesValue: true,
  hasEffects: true,
  compile(step, context) {
    checkRetry(step.retry, context);
    const { actions, actionsUsed } = context.compilation;
    const action = actions.get(stepActions.code);
    if (action) actionsUsed.set(stepActions.code, action.mode);
    else context.report('UNKNOWN_ACTION', ['kind'], 'Code steps are not available here.');
    return { fields: { with: context.template(step.with, ['with']).parsed }, value: step.output };
  },
};
