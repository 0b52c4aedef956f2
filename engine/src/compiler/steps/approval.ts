import type { StepOf } from '../../definition/index.ts';
import { closest, hasExpression } from '../../expressions/index.ts';
import { approvalSchema } from '../known-schemas.ts';
import type { StepCompiler, StepContext } from './step.ts';

export const approvalCompiler: StepCompiler<'approval'> = {
  givesValue: true,
  hasEffects: true,
  compile(step, context) {
    checkPeople(step, context);
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
      },
      value: approvalSchema(step.form),
    };
  },
};

function checkPeople(step: StepOf<'approval'>, context: StepContext): void {
  const people = step.to.people ?? [];
  const roles = step.to.roles ?? [];
  if (people.length === 0 && roles.length === 0) {
    context.report('NOBODY_TO_ASK', ['to'], 'Nobody is asked yet: choose people or a role.');
    return;
  }
  const isCountable = roles.length === 0 && !people.some(hasExpression);
  if (isCountable && step.rule.kind === 'quorum' && step.rule.count > new Set(people).size)
    context.report(
      'QUORUM_TOO_LARGE',
      ['rule', 'count'],
      `${step.rule.count} people have to approve, but only ${new Set(people).size} are asked.`,
      { fix: { title: `Ask for ${new Set(people).size}`, value: new Set(people).size } },
    );
  const known = context.compilation.environment.people;
  if (!known) return;
  people.forEach((person, index) => {
    if (hasExpression(person) || known.some((candidate) => candidate.toLowerCase() === person.toLowerCase()))
      return;
    const meant = closest(person, known);
    context.report(
      'UNKNOWN_PERSON',
      ['to', 'people', index],
      `“${person}” is not in this workspace.${meant ? ` Did you mean “${meant}”?` : ' Invite them first.'}`,
      { severity: 'warning', ...(meant ? { fix: { title: `Ask ${meant}`, value: meant } } : {}) },
    );
  });
}
