import type { PlanStepOf } from '../../compiler/plan.ts';
import { runAtOnce } from './lanes.ts';
import type { StepCode } from './step-code.ts';

const isInTurn = ({ step }: PlanStepOf<'phase'>): boolean => step.order === 'inTurn';

/** A heading alone, where its steps run in turn: they stand among the steps around. */
export const phase: StepCode<'phase'> = {
  inline: (planned) => (isInTurn(planned) ? planned.steps : []),
  emit(planned, emitter) {
    const { step, steps } = planned;
    if (isInTurn(planned)) emitter.sequence(steps);
    else
      runAtOnce(
        step.id,
        steps.map((inner) => ({ id: inner.step.id, after: [], steps: [inner] })),
        emitter,
      );
    emitter.done();
  },
};
