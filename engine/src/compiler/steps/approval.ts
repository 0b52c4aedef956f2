import { describeDuration, durationToMs, type StepOf } from '../../definition/index.ts';
import { hasExpression } from '../../expressions/index.ts';
import { approvalSchema } from '../known-schemas.ts';
import { checkPeople } from './people.ts';
import type { StepCompiler, StepContext } from './step.ts';

export const approvalCompiler: StepCompiler<'approval'> = {
  givesValue: true,
  hasEffects: true,
  compile(step, context) {
    checkPeople(step.to, ['to'], 'Nobody is asked yet: choose people or a role.', context);
    checkQuorum(step, context);
    checkTimes(step, context);
    const { escalation } = step;
    if (escalation)
      checkPeople(
        escalation.to,
        ['escalation', 'to'],
        'Nobody is asked when it takes too long: choose people or a role.',
        context,
      );
    return {
      fields: {
        ask: context.template(step.ask, ['ask']).parsed,
        people: context.template(step.to.people ?? [], ['to', 'people']).parsed,
        facts: step.facts.map(({ label, value }, index) => ({
          label,
          value: context.template(value, ['facts', index, 'value']).parsed,
        })),
        ...(step.details === undefined
          ? {}
          : { details: context.template(step.details, ['details']).parsed }),
        ...(escalation
          ? {
              escalateTo: context.template(escalation.to.people ?? [], ['escalation', 'to', 'people']).parsed,
            }
          : {}),
      },
      value: approvalSchema(step.form),
    };
  },
};

function checkQuorum({ to, rule, escalation }: StepOf<'approval'>, context: StepContext): void {
  const people = [...(to.people ?? []), ...(escalation?.to.people ?? [])];
  const roles = [...(to.roles ?? []), ...(escalation?.to.roles ?? [])];
  const asked = new Set(people.map((person) => person.toLowerCase())).size;
  const isCountable = asked > 0 && roles.length === 0 && !people.some(hasExpression);
  if (isCountable && rule.kind === 'quorum' && rule.count > asked)
    context.report(
      'QUORUM_TOO_LARGE',
      ['rule', 'count'],
      `Only ${asked === 1 ? '1 person is' : `${asked} people are`} asked, but ${rule.count} have to approve.`,
      { fix: { title: `Ask for ${asked}`, value: asked } },
    );
}

function checkTimes({ deadline, escalation, ...step }: StepOf<'approval'>, context: StepContext): void {
  if (!deadline && context.compilation.definition.settings.timeout === undefined)
    context.report(
      'ENDLESS_WAIT',
      [],
      'If nobody decides, the run waits for ever. Set a deadline, and what happens then.',
      {
        severity: 'warning',
        fix: { title: 'Give them 7 days', path: ['deadline'], value: { after: '7d', then: 'expire' } },
      },
    );
  const limit = deadline && durationToMs(deadline.after);
  const isTooLate = (after: string | undefined): boolean =>
    limit !== undefined && after !== undefined && durationToMs(after) >= limit;
  const half = limit === undefined ? undefined : roundDuration(limit / 2);
  const fix = half === undefined ? {} : { fix: { title: `Use ${describeDuration(half)}`, value: half } };
  if (isTooLate(escalation?.after))
    context.report(
      'AFTER_DEADLINE',
      ['escalation', 'after'],
      'Others would be asked only when the time to decide is over: ask them earlier.',
      fix,
    );
  if (isTooLate(step.remindEvery))
    context.report(
      'AFTER_DEADLINE',
      ['remindEvery'],
      'The first reminder would come only when the time to decide is over.',
      { severity: 'warning', ...fix },
    );
  if (step.remindAtMost !== undefined && step.remindEvery === undefined)
    context.report('REMINDER_UNCLEAR', ['remindAtMost'], 'Say how long to wait between two reminders.', {
      severity: 'warning',
      fix: { title: 'Remind every day', path: ['remindEvery'], value: '1d' },
    });
}

/** In the largest unit that it is at least one of. */
function roundDuration(ms: number): string {
  const unit = (['d', 'h', 'm'] as const).find((one) => ms >= durationToMs(`1${one}`)) ?? 's';
  return `${Math.max(1, Math.floor(ms / durationToMs(`1${unit}`)))}${unit}`;
}
