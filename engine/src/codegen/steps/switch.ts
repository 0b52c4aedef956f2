import { quote } from '../../expressions/print/code.ts';
import { endsAnyway } from '../walk.ts';
import type { StepCode } from './step-code.ts';

export const switchStep: StepCode<'switch'> = {
  emit({ step, value, cases, otherwise }, emitter) {
    emitter.writer.block(`switch (${emitter.expression(value)}) {`, () => {
      for (const choice of cases) {
        choice.is.forEach((is, index) => {
          const opens = index === choice.is.length - 1 ? ' {' : '';
          emitter.line(`case ${typeof is === 'string' ? quote(is) : String(is)}:${opens}`);
        });
        emitter.writer.indented(() => {
          emitter.part(step.id, choice.id, choice.steps);
          emitter.done(`{ case: ${quote(choice.id)} }`);
          if (!endsAnyway(choice.steps)) emitter.line('break;');
        });
        emitter.line('}');
      }
      if (otherwise?.length) {
        emitter.line('default: {');
        emitter.writer.indented(() => emitter.part(step.id, 'otherwise', otherwise));
        emitter.line('}');
      }
    });
    emitter.done();
  },
};
