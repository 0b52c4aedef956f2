import { runAtOnce } from './lanes.ts';
import type { StepCode } from './step-code.ts';

export const parallel: StepCode<'parallel'> = {
  emit({ step, lanes }, emitter) {
    runAtOnce(step.id, lanes, emitter);
    emitter.done();
  },
};
