import { fields, literal } from '../literals.ts';
import type { StepCode } from './step-code.ts';

export const approval: StepCode<'approval'> = {
  reportsInput: true,
  type: () => 'ApprovalOutcome',
  emit(planned, emitter) {
    const { step } = planned;
    const options = fields([
      ['ask', planned.ask],
      ['people', planned.people],
      ['roles', literal(step.to.roles ?? [])],
      ['rule', literal(step.rule)],
      [
        'facts',
        {
          kind: 'list',
          items: planned.facts.map(({ label, value }) =>
            fields([
              ['label', literal(label)],
              ['value', value],
            ]),
          ),
        },
      ],
      ['details', planned.details],
      ['form', step.form && literal(step.form)],
      ['consequences', step.consequences && literal(step.consequences)],
      ['risk', literal(step.risk)],
      ['allowSelf', literal(step.allowSelf)],
      ['deadline', step.deadline && literal(step.deadline)],
      ['remindEvery', step.remindEvery === undefined ? undefined : literal(step.remindEvery)],
      ['remindAtMost', step.remindAtMost === undefined ? undefined : literal(step.remindAtMost)],
      [
        'escalation',
        step.escalation &&
          fields([
            ['after', literal(step.escalation.after)],
            ['people', planned.escalateTo],
            ['roles', literal(step.escalation.to.roles ?? [])],
          ]),
      ],
      ['onReject', step.onReject === 'continue' ? undefined : literal(step.onReject)],
    ]);
    const args = [emitter.input(emitter.template(options)), emitter.call(step.id), ...emitter.observer];
    emitter.result(planned, `await ${emitter.invoke(emitter.runtime('approval'), args)}`);
  },
};
