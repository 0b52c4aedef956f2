import type { Plan, PlanStep, PlanStepOf } from '../../compiler/plan.ts';
import type { StepKind } from '../../definition/index.ts';
import type { Emitter } from '../emitter.ts';

/** How a kind of step is written as code. */
export interface StepCode<K extends StepKind> {
  emit(step: PlanStepOf<K>, emitter: Emitter): void;
  /** TypeScript of the step's value; absent for kinds without one. */
  type?(step: PlanStepOf<K>, plan: Plan): string;
  /** Steps that it writes straight among those around it, without a block of their own. */
  inline?(step: PlanStepOf<K>): PlanStep[];
  /** The report of the step starts with its evaluated fields. */
  reportsInput?: boolean;
}
