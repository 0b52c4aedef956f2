import type { StepCompiler } from './step.ts';

export const phaseCompiler: StepCompiler<'phase'> = {
  givesValue: false,
  hasEffects: false,
  compile(step, context) {
    if (step.title === undefined)
      context.report('PHASE_WITHOUT_NAME', [], 'Give this phase a name.', { severity: 'warning' });
    context.warnIfEmpty(step.steps, ['steps'], 'This phase');
    if (step.order === 'inTurn') {
      const { steps, gained, ends } = context.sequence(step.steps, ['steps']);
      return { fields: { steps }, gained, ends };
    }
    // Steps that run at once see nothing of each other.
    const each = step.steps.map((inner, index) => context.sequence([inner], ['steps'], context.scope, index));
    return {
      fields: { steps: each.flatMap(({ steps }) => steps) },
      gained: each.flatMap(({ gained }) => gained),
      ends: each.some(({ ends }) => ends),
    };
  },
};
