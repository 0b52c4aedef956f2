import type { StepOf } from '../../definition/index.ts';
import { hasExpression, lib } from '../../expressions/index.ts';
import { checkDuration } from './retry.ts';
import { meantDate } from '../proposals.ts';
import type { StepCompiler, StepContext } from './step.ts';

export const waitCompiler: StepCompiler<'wait'> = {
  givesValue: false,
  hasEffects: true,
  compile(step, context) {
    check(step, context);
    return {
      fields: {
        ...(step.for === undefined ? {} : { for: context.template(step.for, ['for']).parsed }),
        ...(step.until === undefined ? {} : { until: context.template(step.until, ['until']).parsed }),
      },
    };
  },
};

function check(step: StepOf<'wait'>, context: StepContext): void {
  if ((step.for === undefined) === (step.until === undefined))
    context.report(
      'WAIT_UNCLEAR',
      [],
      step.for === undefined
        ? 'Say how long to wait, or until when.'
        : 'Say either how long to wait or until when, not both.',
      { fix: meantWait(step) },
    );
  if (step.for !== undefined) checkDuration(step.for, ['for'], context);
  if (step.until !== undefined && !hasExpression(step.until) && !isMoment(step.until)) {
    const meant = meantDate(step.until);
    context.report(
      'INVALID_DATE',
      ['until'],
      `“${step.until}” is not a date. Write it as 2026-03-31T09:00:00Z.`,
      meant ? { fix: { title: `Write ${meant}`, value: meant } } : {},
    );
  }
}

function meantWait({ until, ...step }: StepOf<'wait'>): { title: string; value: unknown } {
  return until === undefined
    ? { title: 'Wait an hour', value: { ...step, for: '1h' } }
    : { title: 'Keep the length', value: step };
}

function isMoment(text: string): boolean {
  try {
    lib.timestamp(text);
    return true;
  } catch {
    return false;
  }
}
