import { uncertain } from '../scope.ts';
import { checkUnique } from './unique.ts';
import type { StepCompiler } from './step.ts';

export const branchCompiler: StepCompiler<'branch'> = {
  givesValue: false,
  hasEffects: false,
  compile(step, context) {
    checkUnique(step.cases, ['cases'], 'case', context);
    const cases = step.cases.map(({ id, when, title, steps }, index) => {
      context.warnIfEmpty(steps, ['cases', index, 'steps'], title ? `“${title}”` : 'This case');
      return {
        id,
        when: context.expression(when, ['cases', index, 'when']).parsed,
        sequence: context.sequence(steps, ['cases', index, 'steps']),
      };
    });
    const otherwise = step.otherwise && context.sequence(step.otherwise, ['otherwise']);
    const ways = [...cases.map(({ sequence }) => sequence), ...(otherwise ? [otherwise] : [])];
    return {
      fields: {
        cases: cases.map(({ id, when, sequence }) => ({ id, when, steps: sequence.steps })),
        ...(otherwise ? { otherwise: otherwise.steps } : {}),
      },
      // A way that ends the run leads nowhere behind the branch.
      gained: uncertain(ways.filter(({ ends }) => !ends).flatMap(({ gained }) => gained)),
      ends: otherwise !== undefined && ways.every(({ ends }) => ends),
    };
  },
};
