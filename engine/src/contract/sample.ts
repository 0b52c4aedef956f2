import type { DataSchema } from '../definition/schema-types.ts';

/** How deep a sample goes: enough to show what a value looks like. */
const deepest = 6;

const texts: Record<string, string> = {
  date: '2026-03-31',
  'date-time': '2026-03-31T09:00:00Z',
  email: 'ada@example.com',
  uri: 'https://example.com',
};

/** A plausible value of a schema, always the same: what it says itself, or the plainest of its type. */
export function sampleOf(schema: DataSchema, depth = 0): unknown {
  if (schema.default !== undefined) return schema.default;
  if (schema.examples?.length) return schema.examples[0];
  if (schema.enum?.length) return schema.enum[0];
  if (depth > deepest) return null;
  switch (schema.type) {
    case 'string':
      return texts[schema.format ?? ''] ?? schema.title ?? 'Text';
    case 'number':
    case 'integer':
      return Math.min(schema.maximum ?? Infinity, Math.max(schema.minimum ?? 1, 1));
    case 'boolean':
      return true;
    case 'array':
      return schema.items ? [sampleOf(schema.items, depth + 1)] : [];
    case 'null':
      return null;
    default:
      return schema.properties || schema.type === 'object'
        ? Object.fromEntries(
            Object.entries(schema.properties ?? {}).map(([name, field]) => [
              name,
              sampleOf(field, depth + 1),
            ]),
          )
        : null;
  }
}
