/** The part of JSON Schema that forms are made from: structurally the product's `DataSchema`, so that this folder needs no other package. */
export interface FieldSchema {
  type?: 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null';
  title?: string;
  description?: string;
  format?: 'date' | 'date-time' | 'email' | 'uri' | 'multiline' | 'currency';
  enum?: (string | number | boolean)[];
  default?: unknown;
  examples?: unknown[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  items?: FieldSchema;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, FieldSchema>;
  required?: string[];
  currency?: string;
}

export type FormValues = Record<string, unknown>;
/** Messages by path: `customer.email`, `lines.0.price`. */
export type FormErrors = Record<string, string>;

/** "orderTotal" → "Order total", where the author gave no title. */
export function fieldTitle(name: string, schema: FieldSchema): string {
  if (schema.title) return schema.title;
  const words = name
    .replace(/[_-]+/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}

/** What the form starts from. Numbers stay empty until typed: a zero that nobody chose would be a lie. */
export function initialValue(schema: FieldSchema): unknown {
  if (schema.default !== undefined) return structuredClone(schema.default);
  if (schema.type === 'object' || schema.properties) {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, field]) => [name, initialValue(field)]),
    );
  }
  if (schema.type === 'array')
    return Array.from({ length: schema.minItems ?? 0 }, () => initialValue(schema.items ?? {}));
  if (schema.type === 'boolean' && !schema.enum) return false;
  return null;
}

/** What is sent: empty fields are left out, dates carry their zone. */
export function toPayload(schema: FieldSchema, value: unknown): unknown {
  if (schema.type === 'object' || schema.properties) {
    const source = isRecord(value) ? value : {};
    const entries = Object.entries(schema.properties ?? {})
      .map(([name, field]) => [name, toPayload(field, source[name])] as const)
      .filter(([, field]) => field !== undefined);
    return Object.fromEntries(entries);
  }
  if (schema.type === 'array')
    return Array.isArray(value) ? value.map((item) => toPayload(schema.items ?? {}, item)) : undefined;
  if (value === null || value === undefined || value === '') return undefined;
  if (schema.format === 'date-time' && typeof value === 'string') return new Date(value).toISOString();
  return value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
