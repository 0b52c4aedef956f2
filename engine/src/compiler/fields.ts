import type { DataSchema } from '../definition/data-schema.ts';

export type FieldLookup =
  | { kind: 'found'; schema: DataSchema }
  /** Nothing is known of such a field; it may be there. */
  | { kind: 'open' }
  | { kind: 'missing'; names: string[] };

const open: FieldLookup = { kind: 'open' };
const number: FieldLookup = { kind: 'found', schema: { type: 'integer' } };

/** What a schema says of one of its fields or items. */
export function lookUp(schema: DataSchema | undefined, key: string | number): FieldLookup {
  switch (schema?.type) {
    case 'object':
      return lookUpProperty(schema, String(key));
    case 'array':
      if (key === 'length') return number;
      if (typeof key === 'string' && !/^\d+$/.test(key)) return { kind: 'missing', names: ['length'] };
      return schema.items ? { kind: 'found', schema: schema.items } : open;
    case 'string':
      if (key === 'length') return number;
      if (typeof key === 'number') return { kind: 'found', schema: { type: 'string' } };
      return { kind: 'missing', names: ['length'] };
    case 'number':
    case 'integer':
    case 'boolean':
      return { kind: 'missing', names: [] };
    default:
      return open;
  }
}

function lookUpProperty(schema: DataSchema, name: string): FieldLookup {
  const { properties, additionalProperties } = schema;
  if (properties && Object.hasOwn(properties, name)) return { kind: 'found', schema: properties[name]! };
  if (typeof additionalProperties === 'object') return { kind: 'found', schema: additionalProperties };
  if (additionalProperties === true || !properties) return open;
  return { kind: 'missing', names: Object.keys(properties) };
}

/** The kind of value that a schema describes, with its article. */
export function kindWords(schema: DataSchema | undefined): string {
  switch (schema?.type) {
    case 'string':
      return 'a text';
    case 'number':
    case 'integer':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    case 'object':
      return 'an object';
    case 'null':
      return 'nothing';
    default:
      return 'a value';
  }
}
