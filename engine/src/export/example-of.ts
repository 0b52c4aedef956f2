import type { DataSchema } from '../definition/schema-types.ts';

/** A value that a schema allows, as an example: its own where it names one. */
export function exampleOf(schema: DataSchema | undefined): unknown {
  if (!schema) return 'example';
  if (schema.examples?.length) return schema.examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.enum?.length) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, property]) => [name, exampleOf(property)]),
      );
    case 'array':
      return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => exampleOf(schema.items));
    case 'number':
    case 'integer':
      return schema.minimum ?? Math.min(1, schema.maximum ?? 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return exampleText(schema);
  }
}

const byFormat: Partial<Record<NonNullable<DataSchema['format']>, string>> = {
  date: '2026-05-17',
  'date-time': '2026-05-17T09:30:00Z',
  email: 'ada@example.com',
  uri: 'https://example.com',
};

function exampleText({ format, minLength = 0, maxLength = Infinity }: DataSchema): string {
  const text = (format && byFormat[format]) ?? 'example';
  return text.padEnd(minLength, 'x').slice(0, maxLength);
}
