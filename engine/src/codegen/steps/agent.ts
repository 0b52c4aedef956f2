import { stepActions } from '../../definition/step-actions.ts';
import { fields, literal, taskOptions } from '../literals.ts';
import { typeOf } from '../types.ts';
import type { StepCode } from './step-code.ts';

export const agent: StepCode<'agent'> = {
  reportsInput: true,
  type: ({ step }) =>
    `{ answer: ${step.output ? typeOf(step.output) : 'string'}; model: string; turns: number }`,
  emit(planned, emitter) {
    const { step } = planned;
    const asked = fields([
      ['instructions', planned.instructions],
      ['input', planned.with],
      ['output', step.output && literal(step.output)],
      ['actions', step.actions.length > 0 ? literal(step.actions) : undefined],
      ['maxTurns', step.turns === undefined ? undefined : literal(step.turns)],
    ]);
    const options =
      step.retry || step.timeout ? `.with(${emitter.template(taskOptions(step.timeout, step.retry))})` : '';
    const args = [emitter.input(emitter.template(asked)), emitter.call(step.id)];
    emitter.result(planned, `await ${emitter.invoke(emitter.task(stepActions.agent) + options, args)}`);
  },
};
