import { ExpressionFailure } from '../errors.ts';
import { listOf, type Maybe, numberOf, selector, shown } from './access.ts';

type NumberBy<T> = string | ((item: T, index: number) => Maybe<number>);

/** The numbers of a list (or those that `by` gives), without the nothings. */
function numbersOf<T>(name: string, list: Maybe<readonly T[]>, by?: NumberBy<T>): number[] {
  const pick = by === undefined ? (item: T) => item as Maybe<number> : selector<T, Maybe<number>>(name, by);
  const numbers: number[] = [];
  listOf(name, list).forEach((item, index) => {
    const value = pick(item, index);
    if (value === null || value === undefined) return;
    if (typeof value !== 'number')
      throw new ExpressionFailure(`“${name}” needs numbers, but found ${shown(value)}.`);
    numbers.push(value);
  });
  return numbers;
}

export function sum<T>(list: Maybe<readonly T[]>, by?: NumberBy<T>): number {
  return numbersOf('sum', list, by).reduce((total, value) => total + value, 0);
}

export function avg<T>(list: Maybe<readonly T[]>, by?: NumberBy<T>): number {
  const numbers = numbersOf('avg', list, by);
  return numbers.length === 0 ? 0 : numbers.reduce((total, value) => total + value, 0) / numbers.length;
}

function extreme<T>(
  name: string,
  list: Maybe<readonly T[]>,
  by: NumberBy<T> | undefined,
  better: (a: number, b: number) => boolean,
): number | undefined {
  let best: number | undefined;
  for (const value of numbersOf(name, list, by)) if (best === undefined || better(value, best)) best = value;
  return best;
}

export function min<T>(list: Maybe<readonly T[]>, by?: NumberBy<T>): number | undefined {
  return extreme('min', list, by, (a, b) => a < b);
}

export function max<T>(list: Maybe<readonly T[]>, by?: NumberBy<T>): number | undefined {
  return extreme('max', list, by, (a, b) => a > b);
}

/** Moves the decimal point by text, so that 1.005 rounded to 2 digits is 1.01 and not 1 (half away from zero). */
function shift(value: number, digits: number): number {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}

export function round(value: number, digits: number = 0): number {
  const places = Math.min(20, Math.max(-20, Math.trunc(numberOf('round', digits))));
  const number = numberOf('round', value);
  if (!Number.isFinite(number)) return number;
  const rounded = shift(Math.round(shift(Math.abs(number), places)), -places);
  return number < 0 && rounded !== 0 ? -rounded : rounded;
}

export function floor(value: number): number {
  return Math.floor(numberOf('floor', value));
}

export function ceil(value: number): number {
  return Math.ceil(numberOf('ceil', value));
}

export function abs(value: number): number {
  return Math.abs(numberOf('abs', value));
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(numberOf('clamp', most), Math.max(numberOf('clamp', least), numberOf('clamp', value)));
}

/** The number that a text says. Fails on anything else, so that no NaN wanders through a run. */
export function number(value: Maybe<string | number | boolean>): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  // The length first: the pattern takes quadratic time on a long text of digits.
  if (
    typeof value === 'string' &&
    value.length <= 400 &&
    /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(value)
  )
    return Number(value);
  throw new ExpressionFailure(`“number” cannot read ${shown(value)} as a number.`);
}

/** Digits in groups of three, with a point before the fraction: the same on every machine. */
export function formatNumber(value: number, digits?: number): string {
  const rounded =
    digits === undefined ? numberOf('formatNumber', value) : round(numberOf('formatNumber', value), digits);
  if (!Number.isFinite(rounded) || Math.abs(rounded) >= 1e21) return String(rounded);
  const fixed =
    digits === undefined
      ? plainDecimals(rounded)
      : rounded.toFixed(Math.min(20, Math.max(0, Math.trunc(digits))));
  const [whole = '0', fraction] = fixed.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fixed.startsWith('-') ? '-' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A number below 1e21 in digits, never in e-notation. */
function plainDecimals(value: number): string {
  const written = String(value);
  return written.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : written;
}

const currencySigns: Record<string, string> = {
  EUR: '€',
  USD: '$',
  GBP: '£',
  JPY: '¥',
  CNY: 'CN¥',
  INR: '₹',
  KRW: '₩',
  BRL: 'R$',
  CHF: 'CHF',
  AUD: 'A$',
  CAD: 'CA$',
};
const withoutCents = new Set(['JPY', 'KRW', 'CLP', 'VND', 'ISK']);

export function money(amount: number, currency: string): string {
  const code = String(currency).toUpperCase();
  const sign = Object.hasOwn(currencySigns, code) ? currencySigns[code]! : code;
  const value = round(numberOf('money', amount), withoutCents.has(code) ? 0 : 2);
  const figures = formatNumber(Math.abs(value), withoutCents.has(code) ? 0 : 2);
  return `${value < 0 ? '-' : ''}${sign} ${figures}`;
}
