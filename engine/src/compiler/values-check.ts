import type { DataSchema } from '../definition/data-schema.ts';
import { closest, type PlanTemplate } from '../expressions/index.ts';
import type { Path } from './diagnostics.ts';
import { kindWords } from './fields.ts';

export interface ValueProblem {
  path: Path;
  message: string;
  fix?: { title: string; value: unknown };
}

const typeOf = (value: string | number | boolean): string => typeof value;

function matches(template: PlanTemplate, type: NonNullable<DataSchema['type']>): boolean {
  switch (template.kind) {
    case 'expression':
      // What expressions give is for TypeScript to say.
      return true;
    case 'text':
      return type === 'string';
    case 'list':
      return type === 'array';
    case 'object':
      return type === 'object';
    case 'literal':
      if (template.value === null) return true;
      if (type === 'integer') return Number.isInteger(template.value);
      return typeOf(template.value) === type;
  }
}

/** Holds what is written out in a field against its schema. */
export function checkValue(template: PlanTemplate, schema: DataSchema, path: Path = []): ValueProblem[] {
  const { type } = schema;
  if (type && type !== 'null' && !matches(template, type)) {
    const value = template.kind === 'literal' ? numberIn(template.value, type) : undefined;
    return [
      {
        path,
        message: `This should be ${type === 'integer' ? 'a whole number' : kindWords(schema)}.`,
        ...(value === undefined ? {} : { fix: { title: `Write the number ${value}`, value } }),
      },
    ];
  }
  switch (template.kind) {
    case 'literal':
      return template.value === null ? [] : checkLiteral(template.value, schema, path);
    case 'list':
      return schema.items
        ? template.items.flatMap((item, index) => checkValue(item, schema.items!, [...path, index]))
        : [];
    case 'object':
      return checkObject(template.entries, schema, path);
    default:
      return [];
  }
}

/** The number that somebody wrote in quotes. */
function numberIn(value: unknown, type: string): number | undefined {
  if ((type !== 'number' && type !== 'integer') || typeof value !== 'string') return undefined;
  return /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}

function checkObject(entries: [string, PlanTemplate][], schema: DataSchema, path: Path): ValueProblem[] {
  const { properties, required = [], additionalProperties } = schema;
  const problems = entries.flatMap(([name, value]) => {
    const field = properties && Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (field) return checkValue(value, field, [...path, name]);
    if (typeof additionalProperties === 'object')
      return checkValue(value, additionalProperties, [...path, name]);
    if (!properties || additionalProperties === true) return [];
    const meant = closest(name, Object.keys(properties));
    return [
      {
        path: [...path, name],
        message: `There is no field “${name}”.${meant ? ` Did you mean “${meant}”?` : ''}`,
      },
    ];
  });
  const missing = required.filter((name) => !entries.some(([given]) => given === name));
  return [
    ...problems,
    ...missing.map((name) => ({
      path,
      message: `The field “${properties?.[name]?.title ?? name}” is missing.`,
    })),
  ];
}

function checkLiteral(value: string | number | boolean, schema: DataSchema, path: Path): ValueProblem[] {
  const problem = (message: string, fix?: ValueProblem['fix']): ValueProblem[] => [
    { path, message, ...(fix ? { fix } : {}) },
  ];
  if (schema.enum && !schema.enum.includes(value)) {
    const meant = closest(String(value), schema.enum.map(String));
    const choice = schema.enum.find((candidate) => String(candidate) === meant);
    return problem(
      `Choose one of ${schema.enum.join(', ')}.`,
      choice === undefined ? undefined : { title: `Choose ${choice}`, value: choice },
    );
  }
  if (typeof value === 'number') {
    if (schema.minimum !== undefined && value < schema.minimum)
      return problem(`This should be at least ${schema.minimum}.`);
    if (schema.maximum !== undefined && value > schema.maximum)
      return problem(`This should be at most ${schema.maximum}.`);
  }
  if (typeof value === 'string') {
    if (schema.minLength !== undefined && value.length < schema.minLength)
      return problem(
        value === ''
          ? 'This must not be empty.'
          : `This should have at least ${schema.minLength} characters.`,
      );
    if (schema.maxLength !== undefined && value.length > schema.maxLength)
      return problem(`This should have at most ${schema.maxLength} characters.`);
  }
  return [];
}
