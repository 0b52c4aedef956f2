import type { StepCode } from './step-code.ts';

export const tryStep: StepCode<'try'> = {
  emit({ step, steps, catch: handler, finally: last }, emitter) {
    if (!handler && !last?.length) {
      emitter.part(step.id, 'steps', steps);
      emitter.done();
      return;
    }
    emitter.line('try {');
    emitter.writer.indented(() => emitter.part(step.id, 'steps', steps));
    if (handler) {
      emitter.line('} catch (thrown) {');
      emitter.writer.indented(() =>
        emitter.scope.catching((error) => {
          emitter.line(`const ${error} = ${emitter.runtime('caught')}(thrown);`);
          emitter.part(step.id, 'catch', handler);
        }),
      );
    }
    if (last?.length) {
      emitter.line('} finally {');
      emitter.writer.indented(() =>
        emitter.writer.block(
          `await ${emitter.runtime('finish')}(async () => {`,
          () => emitter.closure(() => emitter.part(step.id, 'finally', last)),
          '});',
        ),
      );
    }
    emitter.line('}');
    emitter.done();
  },
};
