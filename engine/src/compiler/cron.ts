import { cronFields, readCronPart } from '../definition/cron.ts';

/** What is wrong with a five-field cron expression, in a sentence; undefined where nothing is. */
export function cronProblem(cron: string): string | undefined {
  const parts = cron.trim().split(/\s+/);
  if (parts.length !== cronFields.length)
    return `A schedule has five parts (minute, hour, day, month, day of the week), not ${parts.length}.`;
  for (const [index, field] of cronFields.entries()) {
    const wrong = parts[index]!.split(',').find((part) => !readCronPart(part, field));
    if (wrong !== undefined)
      return `“${wrong}” is no ${field.title}: use ${field.least} to ${field.most}${field.names ? ` or ${field.names.words[0]} to ${field.names.words.at(-1)}` : ''}, *, ranges such as ${field.least}-${field.most}, or */2.`;
  }
  return isPossible(parts) ? undefined : 'There is no such day in any year, so it would never start.';
}

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Not the 30th of February: a single day in single months, none of which is long enough. */
function isPossible([, , day, month, weekday]: string[]): boolean {
  if (weekday !== '*' || !/^\d+$/.test(day!)) return true;
  const named = month!.split(',').map((part) => readCronPart(part, cronFields[3]!) ?? []);
  return named.some(([number, ...more]) => more.length > 0 || Number(day) <= longestMonths[number! - 1]!);
}
