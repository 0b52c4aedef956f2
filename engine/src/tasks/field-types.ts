import type { ObjectSchema } from '../definition/schema-types.ts';

/**
 * Values picked as chips keep their type, and people put a number where a text is wanted without a thought: a field takes
 * what can be meant in one way only.
 */
export function toFieldTypes(schema: ObjectSchema, input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      const type = Object.hasOwn(schema.properties, name) ? schema.properties[name]?.type : undefined;
      return [name, type ? toType(type, value) : value];
    }),
  );
}

function toType(type: string, value: unknown): unknown {
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return String(value);
  if ((type === 'number' || type === 'integer') && typeof value === 'string' && value.trim() !== '') {
    const number = Number(value);
    return Number.isFinite(number) ? number : value;
  }
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}
