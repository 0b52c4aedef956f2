import { stepActions } from '../../definition/step-actions.ts';
import type { StepOf } from '../../definition/index.ts';
import { closest } from '../../expressions/index.ts';
import { agentSchema } from '../known-schemas.ts';
import { checkRetry } from './retry.ts';
import type { StepCompiler, StepContext } from './step.ts';

export const agentCompiler: StepCompiler<'agent'> = {
  givesValue: true,
  hasEffects: true,
  compile(step, context) {
    checkRetry(step.retry, context);
    if (step.instructions.trim() === '')
      context.report('MISSING_NAME', ['instructions'], 'Say what the AI Assistant is to do.');
    checkActions(step, context);
    const { actions, actionsUsed } = context.compilation;
    const action = actions.get(stepActions.agent);
    if (action) actionsUsed.set(stepActions.agent, action.mode);
    else context.report('UNKNOWN_ACTION', ['kind'], 'The AI Assistant is not available here.');
    return {
      fields: {
        instructions: context.template(step.instructions, ['instructions'], { expected: { type: 'string' } })
          .parsed,
        with: context.template(step.with, ['with']).parsed,
      },
      value: agentSchema(step.output),
    };
  },
};

function checkActions({ actions }: StepOf<'agent'>, context: StepContext): void {
  actions.forEach((name, index) => {
    if (actions.indexOf(name) < index)
      context.report('DUPLICATE_ACTION', ['actions', index], `“${name}” is in the list twice.`, {
        severity: 'warning',
        fix: { title: 'Keep it once', path: ['actions'], value: [...new Set(actions)] },
      });
    const known = context.compilation.actions;
    if (known.has(name)) return;
    const meant = closest(name, known.keys());
    context.report(
      'UNKNOWN_ACTION',
      ['actions', index],
      `There is no action “${name}” for the AI Assistant to use.${meant ? ` Did you mean “${meant}”?` : ''}`,
      meant
        ? { fix: { title: `Use ${meant}`, value: meant } }
        : {
            fix: { title: 'Remove it', path: ['actions'], value: actions.filter((other) => other !== name) },
          },
    );
  });
}
