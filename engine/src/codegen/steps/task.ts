import type { PlanTemplate, SecretField } from '../../compiler/plan.ts';
import { fields, literal, taskOptions } from '../literals.ts';
import { typeOf } from '../types.ts';
import type { StepCode } from './step-code.ts';

export const task: StepCode<'task'> = {
  reportsInput: true,
  type: ({ step }, plan) => typeOf(plan.actions.find(({ action }) => action === step.action)?.output),
  emit(planned, emitter) {
    const { step, secrets } = planned;
    const input = emitter.input(emitter.template(planned.with));
    const call = emitter.call(step.id, secrets.length > 0 ? secretFields(secrets) : undefined);
    const options =
      step.retry || step.timeout ? `.with(${emitter.template(taskOptions(step.timeout, step.retry))})` : '';
    emitter.result(planned, `await ${emitter.invoke(emitter.task(step.action) + options, [input, call])}`);
  },
};

/** Where the worker puts secrets: paths, and the texts around them. */
function secretFields(secrets: SecretField[]): PlanTemplate {
  return {
    kind: 'list',
    items: secrets.map(({ path, parts }) =>
      fields([
        ['path', literal(path)],
        [
          'parts',
          {
            kind: 'list',
            items: parts.map((part) =>
              typeof part === 'object' && 'ast' in part ? { kind: 'text', parts: [part] } : literal(part),
            ),
          },
        ],
      ]),
    ),
  };
}
