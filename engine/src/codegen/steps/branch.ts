import { quote } from '../../expressions/print/code.ts';
import type { StepCode } from './step-code.ts';

export const branch: StepCode<'branch'> = {
  emit({ step, cases, otherwise }, emitter) {
    cases.forEach((choice, index) => {
      emitter.line(`${index === 0 ? '' : '} else '}if (${emitter.expression(choice.when)}) {`);
      emitter.writer.indented(() => {
        emitter.part(step.id, choice.id, choice.steps);
        emitter.done(`{ case: ${quote(choice.id)} }`);
      });
    });
    if (otherwise?.length) {
      emitter.line('} else {');
      emitter.writer.indented(() => emitter.part(step.id, 'otherwise', otherwise));
    }
    emitter.line('}');
    emitter.done();
  },
};
