import type { PlanTemplate } from '../../compiler/plan.ts';
import type { Emitter } from '../emitter.ts';
import { printDurationLiteral } from '../literals.ts';
import type { StepCode } from './step-code.ts';

export const wait: StepCode<'wait'> = {
  emit(planned, emitter) {
    emitter.line(`await ${emitter.sdk('sleep')}(${lengthOf(planned.for, planned.until, emitter)});`);
    emitter.done();
  },
};

function lengthOf(
  length: PlanTemplate | undefined,
  until: PlanTemplate | undefined,
  emitter: Emitter,
): string {
  const reported = (code: string): string => emitter.sleeping(code);
  if (until) return reported(`${emitter.runtime('millisecondsUntil')}(${emitter.template(until)})`);
  if (!length) return reported('0');
  const isFixed = length.kind === 'literal' && typeof length.value === 'string';
  if (isFixed && !emitter.target.isHosted) return printDurationLiteral(String(length.value));
  return reported(`${emitter.runtime('milliseconds')}(${emitter.template(length)})`);
}
