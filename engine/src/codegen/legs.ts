import type { Plan, PlanStep } from '../compiler/plan.ts';
import { isLong } from '../definition/long-loops.ts';
import type { Emitter } from './emitter.ts';

/**
 * Code of a run that is carried by several executions: steps before, between and behind its long loops are done by one of
 * them, and what they gave is kept for the next.
 */
export class LegCode {
  private readonly plan: Plan;
  /** Steps whose variables outlive the stretch or loop that they are in. */
  private readonly kept: string[] = [];

  constructor(plan: Plan) {
    this.plan = plan;
  }

  keep(stepId: string): void {
    this.kept.push(stepId);
  }

  /** Declares what is kept, and takes up the run where the execution before left off. */
  writeResumption(emitter: Emitter): void {
    const names = this.kept.map((stepId) => emitter.variableOf(stepId));
    for (const name of names) emitter.line(`let ${name} = earlier?.kept.${name};`);
    const all = [...(this.plan.values.length > 0 ? ['values'] : []), ...names];
    const kept = all.length > 0 ? `({ ${all.join(', ')} })` : '({})';
    emitter.line(`const leg = ${emitter.runtime('resume')}(input, earlier, () => ${kept});`);
  }

  /** Members of the type of what is kept, once all was written. */
  membersOfKept(prefix: string, emitter: Emitter): string[] {
    const values = this.plan.values.length > 0 ? [`values: ${prefix}Values;`] : [];
    const steps = this.kept.map(
      (stepId) => `${emitter.variableOf(stepId)}: ${emitter.typeOfHoisted(stepId)};`,
    );
    return [...values, ...steps];
  }

  writeSteps(steps: PlanStep[], emitter: Emitter): void {
    let stretch: PlanStep[] = [];
    for (const step of steps) {
      if (!isLong(step.step)) stretch.push(step);
      else {
        this.writeStretch(stretch, emitter);
        stretch = [];
        this.writeLoop(step, emitter);
      }
    }
    this.writeStretch(stretch, emitter);
  }

  private writeStretch(steps: PlanStep[], emitter: Emitter): void {
    if (steps.length === 0) return;
    const block = `leg:${steps[0]!.step.id}`;
    emitter.declareBefore(block);
    emitter.writer.block('if (!leg.isUnderWay) {', () => emitter.part(block, 'steps', steps));
  }

  /** What the steps within gave in one turn or state is known in the next, whichever execution that is in. */
  private writeLoop(step: PlanStep, emitter: Emitter): void {
    const { id } = step.step;
    emitter.facts.outlives(id);
    if (emitter.facts.isUsed(id)) this.keep(id);
    emitter.writer.block(`if (leg.reaches('${id}')) {`, () => emitter.sequence([step]));
  }
}
