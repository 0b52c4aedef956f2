import { isTimeZone } from '../../definition/cron.ts';
import { expressionsOf } from '../../expressions/index.ts';
import { cronProblem } from '../cron.ts';
import { checkInputs } from '../inputs.ts';
import { meantTimeZone } from '../proposals.ts';
import type { TriggerCheck } from './index.ts';

export const checkSchedule: TriggerCheck<'schedule'> = (trigger, path, context) => {
  const problem = cronProblem(trigger.cron);
  if (problem) context.report({ code: 'INVALID_CRON', path: [...path, 'cron'], message: problem });
  if (!isTimeZone(trigger.timeZone)) {
    const meant = meantTimeZone(trigger.timeZone);
    context.report({
      code: 'INVALID_TIME_ZONE',
      path: [...path, 'timeZone'],
      message: `There is no time zone “${trigger.timeZone}”. Write it as Europe/Berlin or UTC.`,
      fix: { title: `Use ${meant}`, path: [...path, 'timeZone'], value: meant },
    });
  }

  const inputPath = [...path, 'input'];
  const parsed = context.parse(trigger.input, { path: inputPath, scope: context.emptyScope });
  if (parsed.kind !== 'object') return;
  for (const [name, value] of parsed.entries)
    if (expressionsOf(value).length > 0)
      context.report({
        code: 'EXPRESSION_NOT_HERE',
        path: [...inputPath, name],
        message: 'A schedule starts before there is any value: write the input out.',
      });
  for (const { code, path: at, message, fix } of checkInputs(
    parsed.entries,
    trigger.input,
    context.definition.input,
    'The workflow',
  ))
    context.report({
      code,
      path: [...inputPath, ...at],
      message,
      ...(fix ? { fix: { ...fix, path: [...inputPath, ...fix.path] } } : {}),
    });
};
