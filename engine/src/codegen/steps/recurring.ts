import { enclose, quote } from '../../expressions/print/code.ts';
import { printDurationLiteral } from '../literals.ts';
import type { Emitter } from '../emitter.ts';
import type { PlanStepOf, PlanTemplate } from '../../compiler/plan.ts';
import type { StepCode } from './step-code.ts';

export const recurring: StepCode<'recurring'> = {
  type: ({ step }) => (step.wait ? 'Recurrence' : 'Recurrence<{ runId: string }>'),
  emit(planned, emitter) {
    const { step } = planned;
    const args = [optionsOf(planned, emitter), emitter.call(step.id), ...emitter.observer];
    const type = emitter.target.isHosted || step.wait ? '' : '<{ runId: string }>';
    emitter.result(planned, `await ${emitter.invoke(emitter.runtime('recurring') + type, args)}`);
  },
};

function optionsOf(planned: PlanStepOf<'recurring'>, emitter: Emitter): string {
  const { step, every, until, within } = planned;
  const options = [
    `workflow: ${quote(step.workflow)}`,
    `input: ${ofSoFar(step.id, () => emitter.template(planned.with), emitter)}`,
    ...(every ? [`every: ${length(every, emitter)}`] : []),
    ...(step.cron === undefined ? [] : [`cron: ${quote(step.cron)}`, `timeZone: ${quote(step.timeZone)}`]),
    ...(step.startNow ? ['startNow: true'] : []),
    ...(step.limit === undefined ? [] : [`limit: ${step.limit}`]),
    ...(until ? [`until: ${ofSoFar(step.id, () => emitter.expression(until), emitter)}`] : []),
    ...(within ? [`within: ${length(within, emitter)}`] : []),
    ...(step.wait ? (step.overlap === 'skip' ? [] : [`overlap: ${quote(step.overlap)}`]) : ['wait: false']),
    ...(step.onFailure === 'stop' ? [] : [`onFailure: ${quote(step.onFailure)}`]),
    `onClose: ${quote(step.onClose)}`,
  ];
  return enclose('{', options, '}', true);
}

/** What is worked out anew for each start, from how far it is by then. */
function ofSoFar(stepId: string, print: () => string, emitter: Emitter): string {
  return emitter.scope.soFar(stepId, (name, isUsed) => {
    const code = print();
    return `(${isUsed() ? name : ''}) => ${code.startsWith('{') ? `(${code})` : code}`;
  });
}

const length = (template: PlanTemplate, emitter: Emitter): string =>
  template.kind === 'literal' && typeof template.value === 'string' && !emitter.target.isHosted
    ? printDurationLiteral(template.value)
    : emitter.template(template);
