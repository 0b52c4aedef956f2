import { suggestId, type DataSchema, type ObjectSchema } from '@wfb/engine/definition';
import { humanize } from '@wfb/engine/definition/sentences';

/** A field of a form as its author thinks of it. The definition keeps it as JSON Schema. */
export interface FormField {
  /** Its name in expressions; it stays when the label changes, because expressions hang on it. */
  name: string;
  title: string;
  type: FieldType;
  required: boolean;
  /** Choices only. */
  options: string[];
  /** Money only. */
  currency: string;
  /** What it is filled with before anybody types. */
  initial: string;
}

export type FieldType = (typeof fieldTypes)[number]['type'] | 'other';

export const fieldTypes = [
  { type: 'text', label: 'Text', schema: { type: 'string' } },
  { type: 'number', label: 'Number', schema: { type: 'number' } },
  { type: 'choice', label: 'Choice', schema: { type: 'string', enum: ['First', 'Second'] } },
  { type: 'yesNo', label: 'Yes or no', schema: { type: 'boolean' } },
  { type: 'longText', label: 'Long text', schema: { type: 'string', format: 'multiline' } },
  { type: 'whole', label: 'Whole number', schema: { type: 'integer' } },
  { type: 'money', label: 'Money', schema: { type: 'number', format: 'currency', currency: 'EUR' } },
  { type: 'date', label: 'Date', schema: { type: 'string', format: 'date' } },
  { type: 'moment', label: 'Date and time', schema: { type: 'string', format: 'date-time' } },
  { type: 'email', label: 'E-mail', schema: { type: 'string', format: 'email' } },
  { type: 'link', label: 'Web address', schema: { type: 'string', format: 'uri' } },
  { type: 'lines', label: 'List of texts', schema: { type: 'array', items: { type: 'string' } } },
] as const satisfies readonly { type: string; label: string; schema: DataSchema }[];

export function readFields(schema: ObjectSchema): FormField[] {
  return Object.entries(schema.properties).map(([name, field]) => ({
    name,
    title: field.title ?? humanize(name),
    type: typeOf(field),
    required: schema.required?.includes(name) ?? false,
    options: (field.enum ?? []).map(String),
    currency: field.currency ?? 'EUR',
    initial: field.default === undefined || typeof field.default === 'object' ? '' : String(field.default),
  }));
}

function typeOf(field: DataSchema): FieldType {
  if (field.enum) return 'choice';
  const found = fieldTypes.find(
    ({ schema }) =>
      !('enum' in schema) &&
      schema.type === field.type &&
      ('format' in schema ? schema.format : undefined) === field.format &&
      (!('items' in schema) || field.items?.type === 'string'),
  );
  return found?.type ?? 'other';
}

export function addField(schema: ObjectSchema, type: FieldType): ObjectSchema {
  const entry = fieldTypes.find((candidate) => candidate.type === type) ?? fieldTypes[0];
  const taken = new Set(Object.keys(schema.properties));
  const name = suggestId(entry.label, taken);
  return {
    ...schema,
    properties: { ...schema.properties, [name]: { ...entry.schema, title: entry.label } as DataSchema },
  };
}

export function removeField(schema: ObjectSchema, name: string): ObjectSchema {
  const { [name]: _, ...properties } = schema.properties;
  return withRequired({ ...schema, properties }, name, false);
}

export function moveField(schema: ObjectSchema, name: string, by: -1 | 1): ObjectSchema {
  const entries = Object.entries(schema.properties);
  const from = entries.findIndex(([key]) => key === name);
  const entry = entries[from];
  if (!entry || from + by < 0 || from + by >= entries.length) return schema;
  return {
    ...schema,
    properties: Object.fromEntries(entries.toSpliced(from, 1).toSpliced(from + by, 0, entry)),
  };
}

export function changeField(schema: ObjectSchema, name: string, patch: Partial<FormField>): ObjectSchema {
  const before = schema.properties[name];
  if (!before) return schema;
  let field: DataSchema = before;
  if (patch.title !== undefined) field = { ...field, title: patch.title || humanize(name) };
  if (patch.type !== undefined && patch.type !== 'other') field = withType(field, patch.type);
  if (patch.options !== undefined)
    field = { ...field, enum: patch.options.length > 0 ? patch.options : ['First'] };
  if (patch.currency !== undefined && /^[A-Z]{3}$/.test(patch.currency))
    field = { ...field, currency: patch.currency };
  if (patch.initial !== undefined) field = withInitial(field, patch.initial);
  const renamed = patch.title === undefined ? name : nameFor(schema, name, before, patch.title);
  const properties = Object.fromEntries(
    Object.entries(schema.properties).map(([key, value]) => (key === name ? [renamed, field] : [key, value])),
  );
  const required = (schema.required ?? []).map((key) => (key === name ? renamed : key));
  const next = { ...schema, properties, ...(schema.required ? { required } : {}) };
  return patch.required === undefined ? next : withRequired(next, renamed, patch.required);
}

/** A field that was just added takes its name from its first label; after that, expressions may hang on the name. */
function nameFor(schema: ObjectSchema, name: string, before: DataSchema, title: string): string {
  const isNew = fieldTypes.some(
    ({ label }) => label === before.title && suggestId(label, new Set()) === name.replace(/\d+$/, ''),
  );
  if (!isNew || title === '') return name;
  return suggestId(title, new Set(Object.keys(schema.properties).filter((key) => key !== name)));
}

function withType(field: DataSchema, type: Exclude<FieldType, 'other'>): DataSchema {
  const { title, description } = field;
  const schema = fieldTypes.find((entry) => entry.type === type)?.schema as DataSchema;
  return { ...schema, ...(title ? { title } : {}), ...(description ? { description } : {}) };
}

function withInitial(field: DataSchema, text: string): DataSchema {
  const { default: _, ...rest } = field;
  if (text === '') return rest;
  const isNumber = field.type === 'number' || field.type === 'integer';
  const number = Number(text.replace(',', '.'));
  if (isNumber) return Number.isNaN(number) ? rest : { ...rest, default: number };
  return { ...rest, default: text };
}

function withRequired(schema: ObjectSchema, name: string, required: boolean): ObjectSchema {
  const others = (schema.required ?? []).filter((key) => key !== name);
  const names = required ? [...others, name] : others;
  const { required: _, ...rest } = schema;
  return names.length > 0 ? { ...rest, required: names } : rest;
}
