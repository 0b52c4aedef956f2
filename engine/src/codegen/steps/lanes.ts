import type { PlanStepOf } from '../../compiler/plan.ts';
import type { Emitter } from '../emitter.ts';

/** Lanes of a step that run at the same time. */
export function runAtOnce(stepId: string, lanes: PlanStepOf<'parallel'>['lanes'], emitter: Emitter): void {
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
            () => emitter.closure(() => emitter.part(stepId, lane.id, lane.steps)),
            '},',
          );
        },
        '},',
      );
    }
  });
  emitter.line(']);');
}
