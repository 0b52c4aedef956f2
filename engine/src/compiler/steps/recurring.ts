import type { DataSchema } from '../../definition/data-schema.ts';
import { durationToMs, isTimeZone, mostRecurrences, type StepOf } from '../../definition/index.ts';
import { cronProblem } from '../cron.ts';
import { meantTimeZone } from '../proposals.ts';
import { checkDuration, isDuration } from './retry.ts';
import type { StepCompiler, StepContext } from './step.ts';
import { checkStart, startedSchema } from './start-workflow.ts';

export const recurringCompiler: StepCompiler<'recurring'> = {
  givesValue: true,
  hasEffects: true,
  compile(step, context) {
    checkTimes(step, context);
    checkEnd(step, context);
    const { compilation } = context;
    const target = compilation.environment.workflows?.find(({ id }) => id === step.workflow);
    const value = progressSchema(step.wait ? target?.output : startedSchema);
    const soFar = context.scope.with([
      { id: step.id, title: compilation.titleOf(step), certain: true, schema: value },
    ]);
    // Its own fields are where its value is of most use, so it is offered there.
    compilation.scopes.set(step.id, soFar);
    return {
      fields: {
        with: checkStart(step, context, soFar),
        ...(step.every === undefined ? {} : { every: context.template(step.every, ['every']).parsed }),
        ...(step.until === undefined
          ? {}
          : { until: context.expression(step.until, ['until'], { scope: soFar }).parsed }),
        ...(step.within === undefined ? {} : { within: context.template(step.within, ['within']).parsed }),
      },
      value,
    };
  },
};

/** `steps.<id>`, while the step goes on and behind it: a `Recurrence`. */
const progressSchema = (last: DataSchema | undefined): DataSchema => ({
  type: 'object',
  properties: {
    times: { type: 'integer', title: 'Times started' },
    failed: { type: 'integer', title: 'How many failed' },
    last: { title: 'What the last one gave', ...last },
  },
  required: ['times', 'failed'],
});

function checkTimes(step: StepOf<'recurring'>, context: StepContext): void {
  const { every, cron, timeZone } = step;
  if ((every === undefined) === (cron === undefined))
    context.report(
      'RECURRENCE_UNCLEAR',
      [],
      every === undefined
        ? 'Say how often, or at which times.'
        : 'Say either how often or at which times, not both.',
      { fix: meantTimes(step) },
    );
  if (every !== undefined) checkSpan(every, 'every', context);
  if (cron === undefined) return;
  const problem = cronProblem(cron);
  if (problem) context.report('INVALID_CRON', ['cron'], problem);
  if (!isTimeZone(timeZone)) {
    const meant = meantTimeZone(timeZone);
    context.report(
      'INVALID_TIME_ZONE',
      ['timeZone'],
      `There is no time zone “${timeZone}”. Write it as Europe/Berlin or UTC.`,
      { fix: { title: `Use ${meant}`, value: meant } },
    );
  }
}

/** A run's history does not hold everything, so there has to be an end, and not too far away. */
function checkEnd(step: StepOf<'recurring'>, context: StepContext): void {
  const { every, limit, until, within } = step;
  if (within !== undefined) checkSpan(within, 'within', context);
  if (limit !== undefined) return;
  if (until === undefined && within === undefined)
    context.report(
      'ENDLESS_RECURRENCE',
      ['limit'],
      'This would go on for ever. Say how many times at most, until when, or give the other workflow a schedule of its own.',
      { fix: { title: 'At most 12 times', value: 12 } },
    );
  const starts = fixedMs(within) / fixedMs(every);
  if (starts > mostRecurrences)
    context.report(
      'ENDLESS_RECURRENCE',
      ['within'],
      `That would be ${Math.floor(starts)} starts, and one step can make ${mostRecurrences}. Give the other workflow a schedule of its own.`,
    );
}

const fixedMs = (duration: string | undefined): number =>
  duration !== undefined && isDuration(duration) ? durationToMs(duration) : NaN;

function checkSpan(duration: string, field: 'every' | 'within', context: StepContext): void {
  if (isDuration(duration) && fixedMs(duration) === 0)
    context.report('INVALID_DURATION', [field], 'There has to be some time between two starts.');
  else checkDuration(duration, [field], context);
}

function meantTimes({ cron, ...step }: StepOf<'recurring'>): { title: string; value: unknown } {
  return cron === undefined
    ? { title: 'Every day', value: { ...step, every: '1d' } }
    : { title: 'Keep how often', value: step };
}
