import type { StepCode } from './step-code.ts';

export const parallel: StepCode<'parallel'> = {
  emit({ step, lanes }, emitter) {
    emitter.line(`await ${emitter.runtime('parallel')}([`);
    emitter.writer.indented(() => {
      for (const lane of lanes) {
        emitter.writer.block(
          '{',
          () => {
            emitter.line(`id: '${lane.id}',`);
            if (lane.after.length > 0)
              emitter.line(`after: [${lane.after.map((id) => `'${id}'`).join(', ')}],`);
            emitter.writer.block(
              'run: async () => {',
              () => emitter.closure(() => emitter.part(step.id, lane.id, lane.steps)),
              '},',
            );
          },
          '},',
        );
      }
    });
    emitter.line(']);');
    emitter.done();
  },
};
