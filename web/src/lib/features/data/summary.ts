import { isStructured } from '#lib/ui/format.ts';
import { fieldTitle, isRecord, type FieldSchema } from '#lib/ui/schema-form/schema.ts';
import { formatField } from '#lib/ui/value-view/field-value.ts';

/** One line for an item, an event or an entry: its first few plain fields as people read them. Empty where it has none. */
export function summarise(value: unknown, schema: FieldSchema = {}, most = 3): string {
  if (!isRecord(value)) return isStructured(value) ? '' : formatField(value, schema);
  const names = new Set([...Object.keys(schema.properties ?? {}), ...Object.keys(value)]);
  return [...names]
    .filter((name) => isTelling(value[name]))
    .slice(0, most)
    .map((name) => say(name, value[name], schema.properties?.[name] ?? {}))
    .join(' · ');
}

const isTelling = (value: unknown) =>
  value !== undefined && value !== null && value !== '' && typeof value !== 'object';

/** Words and amounts of money speak for themselves; a bare number or a "Yes" needs to be told what it is. */
function say(name: string, value: unknown, schema: FieldSchema): string {
  const text = formatField(value, schema);
  return typeof value === 'string' || schema.format === 'currency'
    ? text
    : `${fieldTitle(name, schema)} ${text}`;
}
