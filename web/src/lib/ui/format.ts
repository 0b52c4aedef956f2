/** Values as people read them. The device's own language decides on separators and order. */

export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}

// Four digits stay together: they are as often a year or an order's number as an amount.
const numberFormat = new Intl.NumberFormat(undefined, { maximumFractionDigits: 6, useGrouping: 'min2' });
const absoluteFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export function formatNumber(value: number): string {
  return numberFormat.format(value);
}

/** Text in which a currency and its amount do not part at the end of a line. */
export const keepAmounts = (text: string): string => text.replace(/(\p{Sc}|\b[A-Z]{3}) (?=\d)/gu, '$1\u00a0');

/** A moment as the clocks of a time zone show it: "Mon, 5 Jan 2026, 09:00". */
export function formatMomentIn(time: number, timeZone: string): string {
  return new Date(time).toLocaleString(undefined, {
    ...{ timeZone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit' },
  });
}

/** One line for a value of any kind; structured values say how much there is, "as data" shows them. */
export function formatValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) {
    if (value.length === 0) return 'None';
    if (value.every((item) => typeof item !== 'object' || item === null))
      return value.map(formatValue).join(', ');
    return value.length === 1 ? '1 entry' : `${value.length} entries`;
  }
  const keys = Object.keys(value);
  return keys.length === 1 ? '1 field' : `${keys.length} fields`;
}

export function isStructured(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((item) => typeof item === 'object' && item !== null);
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "just now", "2 min ago", "in 3 h", "yesterday"; beyond a week the date. */
export function formatRelative(time: number, now: number): string {
  const seconds = Math.round((time - now) / 1000);
  const distance = Math.abs(seconds);
  if (distance < 45) return seconds > 0 ? 'in a moment' : 'just now';
  if (distance < 45 * MINUTE) return direct(seconds, Math.max(1, Math.round(distance / MINUTE)), 'min');
  if (distance < 22 * HOUR) return direct(seconds, Math.max(1, Math.round(distance / HOUR)), 'h');
  const days = Math.round(distance / DAY);
  if (days <= 1) return seconds > 0 ? 'tomorrow' : 'yesterday';
  if (distance < 7 * DAY) return direct(seconds, days, 'days');
  const date = new Date(time);
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return date.toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'short',
    year: sameYear ? undefined : 'numeric',
  });
}

function direct(seconds: number, amount: number, unit: string): string {
  return seconds > 0 ? `in ${amount} ${unit}` : `${amount} ${unit} ago`;
}

export function formatAbsolute(time: number): string {
  return absoluteFormat.format(time);
}

/** "0.4 s", "12 s", "3 min 05 s", "2 h 10 min", "3 d 4 h". */
export function formatDuration(milliseconds: number): string {
  const ms = Math.max(0, milliseconds);
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
  const seconds = Math.floor(ms / 1000);
  if (seconds < MINUTE) return `${seconds} s`;
  if (seconds < HOUR)
    return `${Math.floor(seconds / MINUTE)} min ${String(seconds % MINUTE).padStart(2, '0')} s`;
  if (seconds < DAY)
    return `${Math.floor(seconds / HOUR)} h ${String(Math.floor((seconds % HOUR) / MINUTE)).padStart(2, '0')} min`;
  return `${Math.floor(seconds / DAY)} d ${Math.floor((seconds % DAY) / HOUR)} h`;
}

/** Time left in the coarsest unit that is still honest: "2 d", "5 h", "12 min", "40 s". */
export function formatTimeLeft(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  if (seconds <= 90) return `${seconds} s`;
  if (seconds < 90 * MINUTE) return `${Math.round(seconds / MINUTE)} min`;
  if (seconds < 36 * HOUR) return `${Math.round(seconds / HOUR)} h`;
  return `${Math.round(seconds / DAY)} d`;
}
