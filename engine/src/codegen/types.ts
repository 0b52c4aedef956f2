import { propertyKey, quote } from '../expressions/print/code.ts';
import type { DataSchema } from '../definition/data-schema.ts';

export interface TypeOptions {
  /** What a caller gives rather than gets: any field may be left out (a secret is put in later), and choices are any text. */
  isLoose?: boolean;
}

/** TypeScript of the values that a schema describes; what it leaves open is `any`. */
export function typeOf(schema: DataSchema | undefined, options: TypeOptions = {}): string {
  if (!schema) return 'any';
  if (schema.enum && !options.isLoose)
    return schema.enum.map((value) => (typeof value === 'string' ? quote(value) : String(value))).join(' | ');
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return listType(typeOf(schema.items, options));
    case 'object':
      return objectType(schema, options);
    default:
      return 'any';
  }
}

export function listType(item: string): string {
  return /^[\w.]+(\[\])*$/.test(item) ? `${item}[]` : `Array<${item}>`;
}

/** The members of an object type, one per line of an interface. */
export function membersOf(schema: DataSchema, options: TypeOptions = {}): string[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const mark = required.has(name) && !options.isLoose ? '' : '?';
    return `${propertyKey(name)}${mark}: ${typeOf(property, options)};`;
  });
}

function objectType(schema: DataSchema, options: TypeOptions): string {
  const members = membersOf(schema, options);
  const further = schema.additionalProperties;
  if (members.length === 0)
    return `Record<string, ${typeof further === 'object' ? typeOf(further, options) : 'any'}>`;
  const known = `{ ${members.join(' ').replace(/;$/, '')} }`;
  return further ? `${known} & Record<string, any>` : known;
}
