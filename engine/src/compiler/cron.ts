const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface CronField {
  title: string;
  least: number;
  most: number;
  names?: { words: string[]; from: number };
}

const fields: CronField[] = [
  { title: 'minute', least: 0, most: 59 },
  { title: 'hour', least: 0, most: 23 },
  { title: 'day of the month', least: 1, most: 31 },
  { title: 'month', least: 1, most: 12, names: { words: months, from: 1 } },
  { title: 'day of the week', least: 0, most: 7, names: { words: weekdays, from: 0 } },
];

/** What is wrong with a five-field cron expression, in a sentence; undefined where nothing is. */
export function cronProblem(cron: string): string | undefined {
  const parts = cron.trim().split(/\s+/);
  if (parts.length !== fields.length)
    return `A schedule has five parts (minute, hour, day, month, day of the week), not ${parts.length}.`;
  for (const [index, field] of fields.entries()) {
    const wrong = parts[index]!.split(',').find((part) => !isPart(part, field));
    if (wrong !== undefined)
      return `“${wrong}” is no ${field.title}: use ${field.least} to ${field.most}${field.names ? ` or ${field.names.words[0]} to ${field.names.words.at(-1)}` : ''}, *, ranges such as ${field.least}-${field.most}, or */2.`;
  }
  return isPossible(parts) ? undefined : 'There is no such day in any year, so it would never start.';
}

/** `*`, `5`, `1-5`, each with an optional step behind `/`. */
function isPart(part: string, field: CronField): boolean {
  const [base = '', step, ...more] = part.split('/');
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d{0,3}$/.test(step))) return false;
  if (base === '*') return true;
  const bounds = base.split('-').map((bound) => toNumber(bound, field));
  const [from, to] = bounds;
  if (bounds.length > 2 || from === undefined || bounds.includes(undefined)) return false;
  return to === undefined || from <= to;
}

function toNumber(text: string, { least, most, names }: CronField): number | undefined {
  const place = names?.words.indexOf(text.toLowerCase()) ?? -1;
  const value = place === -1 ? (/^\d{1,2}$/.test(text) ? Number(text) : NaN) : place + names!.from;
  return value >= least && value <= most ? value : undefined;
}

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Not the 30th of February: a single day in single months, none of which is long enough. */
function isPossible([, , day, month, weekday]: string[]): boolean {
  if (weekday !== '*' || !/^\d+$/.test(day!)) return true;
  const named = month!.split(',').map((part) => toNumber(part, fields[3]!));
  return named.some((number) => number === undefined || Number(day) <= longestMonths[number - 1]!);
}
