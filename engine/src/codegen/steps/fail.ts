import { quote } from '../../expressions/print/code.ts';
import type { StepCode } from './step-code.ts';

export const fail: StepCode<'fail'> = {
  emit({ step, message }, emitter) {
    const args = [`'${step.id}'`, emitter.template(message), ...(step.code ? [quote(step.code)] : [])];
    emitter.line(`throw ${emitter.runtime('failure')}(${args.join(', ')});`);
  },
};
