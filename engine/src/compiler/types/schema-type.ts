import type { DataSchema } from '../../definition/data-schema.ts';
import { propertyKey, quote } from '../../expressions/index.ts';

/**
 * A schema as a TypeScript type. `read`: what an expression finds there, every field present. `expected`: what a field takes,
 * without the narrowness that no value of a run could prove (one of several texts).
 */
export function toType(schema: DataSchema | undefined, purpose: 'read' | 'expected'): string {
  switch (schema?.type) {
    case 'string':
      return ofEnum(schema, purpose) ?? 'string';
    case 'number':
    case 'integer':
      return ofEnum(schema, purpose) ?? 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return `(${toType(schema.items, purpose)})[]`;
    case 'object':
      return toObjectType(schema, purpose);
    default:
      return 'any';
  }
}

function ofEnum({ enum: choices }: DataSchema, purpose: 'read' | 'expected'): string | undefined {
  if (purpose === 'expected' || !choices || choices.length === 0) return undefined;
  return choices.map((choice) => (typeof choice === 'string' ? quote(choice) : String(choice))).join(' | ');
}

function toObjectType(schema: DataSchema, purpose: 'read' | 'expected'): string {
  const { properties, additionalProperties, required = [] } = schema;
  const names = Object.keys(properties ?? {});
  if (names.length === 0 && typeof additionalProperties === 'object')
    return `{ [name: string]: ${toType(additionalProperties, purpose)} }`;
  if (!properties) return purpose === 'read' ? '{ [name: string]: any }' : '{}';
  const isOpen = additionalProperties === true || typeof additionalProperties === 'object';
  const fields = names.map((name) => {
    const mark = purpose === 'expected' && !required.includes(name) ? '?' : '';
    return `${propertyKey(name)}${mark}: ${toType(properties[name], purpose)}`;
  });
  return `{ ${[...fields, ...(isOpen ? ['[name: string]: any'] : [])].join('; ')} }`;
}
