import type { StepOf } from '../../definition/index.ts';
import { hasExpression, lib } from '../../expressions/index.ts';
import { isDuration } from './retry.ts';
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
    );
  if (step.for !== undefined && !hasExpression(step.for) && !isDuration(step.for))
    context.report(
      'INVALID_DURATION',
      ['for'],
      `“${step.for}” is not a length of time. Write it as 30s, 15m, 4h or 2d.`,
    );
  if (step.until !== undefined && !hasExpression(step.until) && !isMoment(step.until))
    context.report(
      'INVALID_DATE',
      ['until'],
      `“${step.until}” is not a date. Write it as 2026-03-31T09:00:00Z.`,
    );
}

function isMoment(text: string): boolean {
  try {
    lib.timestamp(text);
    return true;
  } catch {
    return false;
  }
}
