import { literal } from '../literals.ts';
import { mentions } from './loops.ts';
import type { StepCode } from './step-code.ts';

export const saga: StepCode<'saga'> = {
  emit({ step, steps, undo }, emitter) {
    const options = emitter.template(literal(step.undoOn));
    emitter.scope.undoing((register) => {
      const body = emitter.apart(() =>
        emitter.writer.indented(() =>
          emitter.closure(() =>
            emitter.scope.within(step.id, 'steps', () => {
              for (const done of steps) {
                emitter.sequence([done]);
                const undone = undo.find(({ of }) => of === done.step.id)?.steps ?? [];
                if (undone.length === 0) continue;
                emitter.scope.catching((error) => {
                  const lines = emitter.apart(() =>
                    emitter.writer.indented(() => emitter.part(step.id, `undo:${done.step.id}`, undone)),
                  );
                  const parameter = mentions(lines, error) ? error : '';
                  emitter.line(`${register}('${done.step.id}', async (${parameter}) => {`);
                  emitter.writer.append(lines);
                  emitter.line('});');
                });
              }
            }),
          ),
        ),
      );
      emitter.line(
        `await ${emitter.runtime('saga')}(${options}, async (${mentions(body, register) ? register : ''}) => {`,
      );
      emitter.writer.append(body);
      emitter.line('});');
    });
    emitter.done();
  },
};
