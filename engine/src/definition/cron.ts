const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

export interface CronField {
  title: string;
  least: number;
  most: number;
  names?: { words: string[]; from: number };
}

export const cronFields: readonly CronField[] = [
  { title: 'minute', least: 0, most: 59 },
  { title: 'hour', least: 0, most: 23 },
  { title: 'day of the month', least: 1, most: 31 },
  { title: 'month', least: 1, most: 12, names: { words: months, from: 1 } },
  { title: 'day of the week', least: 0, most: 7, names: { words: weekdays, from: 0 } },
];

/** Numbers that a part of a field means: `*`, `5`, `1-5`, each with an optional step behind `/`. Undefined where it is none. */
export function readCronPart(part: string, field: CronField): number[] | undefined {
  const [base = '', step, ...more] = part.split('/');
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d{0,3}$/.test(step))) return undefined;
  const bounds =
    base === '*' ? [field.least, field.most] : base.split('-').map((text) => toNumber(text, field));
  const [from, to = step === undefined ? from : field.most] = bounds;
  if (bounds.length > 2 || from === undefined || to === undefined || bounds.includes(undefined) || from > to)
    return undefined;
  const numbers: number[] = [];
  for (let number = from; number <= to; number += Number(step ?? 1)) numbers.push(number);
  return numbers;
}

function toNumber(text: string, { least, most, names }: CronField): number | undefined {
  const place = names?.words.indexOf(text.toLowerCase()) ?? -1;
  const value = place === -1 ? (/^\d{1,2}$/.test(text) ? Number(text) : NaN) : place + names!.from;
  return value >= least && value <= most ? value : undefined;
}

interface CronTimes {
  minutes: number[];
  hours: number[];
  days: ReadonlySet<number>;
  months: ReadonlySet<number>;
  /** 0 is Sunday. */
  weekdays: ReadonlySet<number>;
  /** Said by the hour, not by a step of the clock: kept to it when the clock is put on or back. */
  atHours: boolean;
}

function readCron(cron: string): CronTimes | undefined {
  const parts = cron.trim().split(/\s+/);
  if (parts.length !== cronFields.length) return undefined;
  const read = parts.map((text, index) => {
    const numbers = text.split(',').map((part) => readCronPart(part, cronFields[index]!));
    return numbers.includes(undefined) ? undefined : numbers.flatMap((each) => each ?? []);
  });
  const [minutes, hours, days, inMonths, onWeekdays] = read;
  if (!minutes || !hours || !days || !inMonths || !onWeekdays) return undefined;
  return {
    minutes,
    hours,
    days: new Set(days),
    months: new Set(inMonths),
    weekdays: new Set(onWeekdays.map((day) => day % 7)),
    atHours: !parts[1]!.startsWith('*'),
  };
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** The 29th of February falls on a given day of the week once in 28 years, or in 40 around a year such as 2100. */
const mostDays = 366 * 40;

/**
 * The times of a five-field cron expression behind a moment, in their order; none where the expression or the zone is not valid.
 * A day has to fit both its fields, as it has to in the schedules that start workflows. A time of day that the clock leaves out
 * comes as much later as the clock is put on; one that it shows twice comes the first time only.
 * @param after Milliseconds since the epoch.
 */
export function* cronTimes(
  cron: string,
  timeZone: string,
  after: number,
): Generator<number, void, undefined> {
  const times = readCron(cron);
  const offsetAt = offsetsOf(timeZone);
  if (!times || !offsetAt) return;
  const today = Math.floor((after + offsetAt(after)) / dayMs) * dayMs;
  for (let day = today; day <= today + mostDays * dayMs; day += dayMs) {
    const date = new Date(day);
    const fits =
      times.days.has(date.getUTCDate()) &&
      times.months.has(date.getUTCMonth() + 1) &&
      times.weekdays.has(date.getUTCDay());
    if (!fits) continue;
    for (const at of timesOfDay(day, times, offsetAt)) if (at > after) yield at;
  }
}

function timesOfDay(day: number, { hours, minutes, atHours }: CronTimes, offsetAt: OffsetAt): number[] {
  const clock = hours.flatMap((hour) => minutes.map((minute) => day + (hour * 60 + minute) * minuteMs));
  const [before, behind] = [offsetAt(day - dayMs), offsetAt(day + 2 * dayMs)];
  if (before === behind) return [...new Set(clock)].toSorted((a, b) => a - b).map((at) => at - before);
  const found = clock.flatMap((shown) => {
    const moments = [shown - before, shown - behind].filter((at) => at + offsetAt(at) === shown);
    if (!atHours) return moments;
    return moments.length > 0 ? [Math.min(...moments)] : [shown - before];
  });
  return [...new Set(found)].toSorted((a, b) => a - b);
}

type OffsetAt = (at: number) => number;
const known = new Map<string, OffsetAt>();

/** How far a zone's clock is ahead of UTC at a moment, in milliseconds. Undefined where there is no such zone. */
function offsetsOf(timeZone: string): OffsetAt | undefined {
  const found = known.get(timeZone);
  if (found) return found;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone, calendar: 'iso8601', hourCycle: 'h23' },
      ...{
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      },
    });
  } catch {
    return undefined;
  }
  const offsetAt = (at: number): number => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type)!;
    const shown = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return shown - Math.floor(at / 1_000) * 1_000;
  };
  known.set(timeZone, offsetAt);
  return offsetAt;
}

export function isTimeZone(name: string): boolean {
  return offsetsOf(name) !== undefined;
}
