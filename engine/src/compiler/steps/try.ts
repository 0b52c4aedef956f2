import { uncertain } from '../scope.ts';
import type { StepCompiler } from './step.ts';

export const tryCompiler: StepCompiler<'try'> = {
  givesValue: false,
  hasEffects: false,
  compile(step, context) {
    context.warnIfEmpty(step.steps, ['steps'], 'This try');
    const body = context.sequence(step.steps, ['steps']);
    // Where in the body it failed is not known, so nothing of it is sure to be there.
    const afterFailure = context.scope.with(uncertain(body.gained));
    const caught = step.catch && context.sequence(step.catch, ['catch'], afterFailure.withError());
    const goesOnAfterCatch = caught !== undefined && !caught.ends;
    const gained = [
      ...(goesOnAfterCatch ? uncertain(body.gained) : body.gained),
      ...(goesOnAfterCatch ? uncertain(caught.gained) : []),
    ];
    const finallyScope = context.scope.with(uncertain([...body.gained, ...(caught?.gained ?? [])]));
    const last = step.finally && context.sequence(step.finally, ['finally'], finallyScope);
    return {
      fields: {
        steps: body.steps,
        ...(caught ? { catch: caught.steps } : {}),
        ...(last ? { finally: last.steps } : {}),
      },
      gained: [...gained, ...(last?.gained ?? [])],
      ends: (last?.ends ?? false) || (body.ends && !goesOnAfterCatch),
    };
  },
};
