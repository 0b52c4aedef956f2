import type { StepOf } from '../../definition/index.ts';
import { checkEventName } from '../events.ts';
import { eventSchema, receivedSchema } from '../known-schemas.ts';
import { checkDuration } from './retry.ts';
import type { StepCompiler, StepContext } from './step.ts';

export const receiveCompiler: StepCompiler<'receive'> = {
  givesValue: true,
  hasEffects: true,
  compile(step, context) {
    const event = checkEventName(step.event, 'wait for', context);
    checkDeadline(step, context);
    // Conditions choose among what has come, so the event is one of the values that the step's form offers.
    const scope = context.scope.withEvent(eventSchema(event?.schema));
    context.compilation.scopes.set(step.id, scope);
    const { where, deadline } = step;
    return {
      fields: {
        ...(where === undefined ? {} : { where: context.expression(where, ['where'], { scope }).parsed }),
        ...(deadline ? { after: context.template(deadline.after, ['deadline', 'after']).parsed } : {}),
      },
      value: receivedSchema(event?.schema, deadline?.then === 'continue'),
    };
  },
};

function checkDeadline({ deadline }: StepOf<'receive'>, context: StepContext): void {
  if (!deadline && context.compilation.definition.settings.timeout === undefined)
    context.report(
      'ENDLESS_WAIT',
      [],
      'If this event never comes, the run waits for ever. Set a deadline, and what happens then.',
      {
        severity: 'warning',
        fix: { title: 'Wait 7 days', path: ['deadline'], value: { after: '7d', then: 'continue' } },
      },
    );
  if (deadline) checkDuration(deadline.after, ['deadline', 'after'], context);
}
