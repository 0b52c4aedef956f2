import { formatAbsolute, formatNumber, formatValue } from '../format.ts';
import type { FieldSchema } from '../schema-form/schema.ts';

const isoMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const dateFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

/** A single value as people read it: money with its currency, dates in the device's own way. The schema helps where there is one. */
export function formatField(value: unknown, schema: FieldSchema = {}): string {
  if (typeof value === 'number' && schema.format === 'currency')
    return formatMoney(value, schema.currency ?? 'EUR');
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'string') {
    if (isoMoment.test(value) && !Number.isNaN(Date.parse(value))) return formatAbsolute(Date.parse(value));
    if (isoDate.test(value) && !Number.isNaN(Date.parse(value))) return dateFormat.format(new Date(value));
  }
  return formatValue(value);
}

function formatMoney(amount: number, currency: string): string {
  try {
    return new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(amount);
  } catch {
    // Not a currency that this device knows.
    return `${formatNumber(amount)} ${currency}`;
  }
}

/** Web addresses are shown as links; nothing else is, whatever it begins with. */
export function isLink(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\/\S+$/.test(value) && URL.canParse(value);
}
