import type { StepCode } from './step-code.ts';

export const end: StepCode<'end'> = {
  emit({ output }, emitter) {
    emitter.end(output ? emitter.template(output) : '');
  },
};
