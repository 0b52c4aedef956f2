import { durationToMs } from '../../definition/duration.ts';
import { ExpressionFailure } from '../errors.ts';
import { type Maybe, numberOf, shown } from './access.ts';

/** A moment: ISO 8601 text (a date alone is midnight UTC; without an offset, UTC) or milliseconds since 1970. */
export type Moment = string | number;

const isoPattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** Furthest moment that JavaScript's dates can hold, in milliseconds either side of 1970. */
const furthest = 8.64e15;

// Parsed by hand: what `Date.parse` makes of other texts depends on the engine and on the machine's time zone.
function parseIso(value: string): number | undefined {
  const match = isoPattern.exec(value.trim());
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const fraction = Number((match[7] ?? '0').padEnd(3, '0').slice(0, 3));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isReal || hour > 23 || minute > 59 || second > 59) return undefined;
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1_000 + fraction - offsetMs(match[8] ?? 'Z');
}

function offsetMs(offset: string): number {
  if (offset.toUpperCase() === 'Z' || offset.toUpperCase() === 'UTC') return 0;
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(offset);
  if (!match)
    throw new ExpressionFailure(`“${offset.slice(0, 20)}” is not an offset from UTC such as +02:00.`);
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000;
}

/** Milliseconds since 1970 of a moment. */
export function timestamp(date: Moment): number {
  const ms = typeof date === 'number' ? date : typeof date === 'string' ? parseIso(date) : undefined;
  if (ms === undefined || !(Math.abs(ms) <= furthest))
    throw new ExpressionFailure(
      `${shown(date)} is not a date. Write it as 2026-03-31 or 2026-03-31T09:00:00Z.`.replace(/^./, (c) =>
        c.toUpperCase(),
      ),
    );
  return ms;
}

const toIso = (ms: number): string => {
  if (!(Math.abs(ms) <= furthest)) throw new ExpressionFailure('This date is too far away.');
  return new Date(ms).toISOString();
};

export function toDate(date: Moment): string {
  return toIso(timestamp(date));
}

export function addDuration(date: Moment, duration: string | number): string {
  return toIso(timestamp(date) + durationMs('addDuration', duration));
}

export function subtractDuration(date: Moment, duration: string | number): string {
  return toIso(timestamp(date) - durationMs('subtractDuration', duration));
}

function durationMs(name: string, duration: Maybe<string | number>): number {
  if (typeof duration === 'number') return duration;
  try {
    return durationToMs(String(duration));
  } catch {
    throw new ExpressionFailure(
      `“${name}” needs a length of time such as 2d or 1h 30m, but got ${shown(duration)}.`,
    );
  }
}

/** Whole calendar months later (or earlier); the 31st becomes the last day of a shorter month. */
export function addMonths(date: Moment, months: number): string {
  const start = new Date(timestamp(date));
  const target = new Date(start);
  target.setUTCDate(1);
  target.setUTCMonth(target.getUTCMonth() + Math.trunc(numberOf('addMonths', months)));
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(start.getUTCDate(), lastDay));
  return toIso(target.getTime());
}

const unitMs = {
  milliseconds: 1,
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 604_800_000,
} as const;
export type DateUnit = keyof typeof unitMs;

/** How many whole units lie between two moments; negative where the second comes first. */
export function dateDiff(from: Moment, to: Moment, unit: DateUnit = 'days'): number {
  if (!Object.hasOwn(unitMs, unit))
    throw new ExpressionFailure(`“dateDiff” knows the units ${Object.keys(unitMs).join(', ')}.`);
  return Math.trunc((timestamp(to) - timestamp(from)) / unitMs[unit]) + 0;
}

export function isBefore(a: Moment, b: Moment): boolean {
  return timestamp(a) < timestamp(b);
}

export function isAfter(a: Moment, b: Moment): boolean {
  return timestamp(a) > timestamp(b);
}

/** 1 is Monday, 7 is Sunday. */
export function dayOfWeek(date: Moment, offset: string = 'UTC'): number {
  return new Date(timestamp(date) + offsetMs(offset)).getUTCDay() || 7;
}

/** First moment of the day, month or year around a moment. */
export function startOf(date: Moment, unit: 'day' | 'month' | 'year', offset: string = 'UTC'): string {
  const shift = offsetMs(offset);
  const local = new Date(timestamp(date) + shift);
  local.setUTCHours(0, 0, 0, 0);
  if (unit === 'month' || unit === 'year') local.setUTCDate(1);
  if (unit === 'year') local.setUTCMonth(0);
  else if (unit !== 'day' && unit !== 'month')
    throw new ExpressionFailure('“startOf” knows the units day, month and year.');
  return toIso(local.getTime() - shift);
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const days = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const pad = (value: number, length = 2) => String(value).padStart(length, '0');

const formatParts: Record<string, (date: Date) => string> = {
  yyyy: (date) => pad(date.getUTCFullYear(), 4),
  yy: (date) => pad(date.getUTCFullYear() % 100),
  MMMM: (date) => months[date.getUTCMonth()]!,
  MMM: (date) => months[date.getUTCMonth()]!.slice(0, 3),
  MM: (date) => pad(date.getUTCMonth() + 1),
  M: (date) => String(date.getUTCMonth() + 1),
  dd: (date) => pad(date.getUTCDate()),
  d: (date) => String(date.getUTCDate()),
  EEEE: (date) => days[date.getUTCDay()]!,
  EEE: (date) => days[date.getUTCDay()]!.slice(0, 3),
  HH: (date) => pad(date.getUTCHours()),
  H: (date) => String(date.getUTCHours()),
  hh: (date) => pad(date.getUTCHours() % 12 || 12),
  h: (date) => String(date.getUTCHours() % 12 || 12),
  a: (date) => (date.getUTCHours() < 12 ? 'am' : 'pm'),
  mm: (date) => pad(date.getUTCMinutes()),
  ss: (date) => pad(date.getUTCSeconds()),
  SSS: (date) => pad(date.getUTCMilliseconds(), 3),
};

/**
 * A moment in words: `yyyy-MM-dd HH:mm`, `d MMMM yyyy`; text in 'quotes' stays. `offset` is one from UTC (`+02:00`). Names are
 * English, and there are no named time zones: their rules change with the machine, and a run must read the same for ever.
 */
export function formatDate(date: Moment, pattern: string = 'yyyy-MM-dd', offset: string = 'UTC'): string {
  const local = new Date(timestamp(date) + offsetMs(offset));
  if (Number.isNaN(local.getTime())) throw new ExpressionFailure('This date is too far away.');
  return String(pattern).replace(
    /'((?:[^']|'')*)'|yyyy|yy|MMMM|MMM|MM|M|dd|d|EEEE|EEE|HH|H|hh|h|mm|ss|SSS|a/g,
    (part, quoted: string | undefined) =>
      quoted === undefined ? formatParts[part]!(local) : quoted.replaceAll("''", "'") || "'",
  );
}
