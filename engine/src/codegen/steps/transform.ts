import type { PlanTemplate } from '../../compiler/plan.ts';
import type { StepCode } from './step-code.ts';

export const transform: StepCode<'transform'> = {
  type: ({ value }) => typeOfTemplate(value),
  emit(planned, emitter) {
    const value = emitter.template(planned.value);
    // A value that nothing uses is still worked out: it may fail, and it is shown with the run.
    const statement =
      emitter.target.isHosted || emitter.facts.isUsed(planned.step.id) ? value : `void (${value})`;
    emitter.result(planned, statement);
  },
};

/** As far as the form of a field tells; an expression may give anything. */
function typeOfTemplate(template: PlanTemplate): string {
  switch (template.kind) {
    case 'object':
      return 'Record<string, any>';
    case 'list':
      return 'any[]';
    case 'text':
      return 'string';
    default:
      return 'any';
  }
}
