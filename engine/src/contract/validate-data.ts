import vm from 'node:vm';
import type { DataSchema } from '../definition/schema-types.ts';

export interface FieldProblem {
  /** `customer.lines[2].price`; empty: the value as a whole. */
  path: string;
  /** A sentence for the person who filled the form in. */
  message: string;
}

const maxProblems = 50;
const maxDepth = 64;

/**
 * Checks a value against the part of JSON Schema that forms and starts use, and fills in defaults of absent fields. Properties that the
 * schema does not name are kept unless it forbids them. The value given is not changed.
 */
export function validateData(
  schema: DataSchema,
  value: unknown,
): { ok: true; value: unknown } | { ok: false; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const checked = check(schema, value, '', problems, 0);
  return problems.length === 0
    ? { ok: true, value: checked }
    : { ok: false, problems: problems.slice(0, maxProblems) };
}

function check(
  schema: DataSchema,
  value: unknown,
  path: string,
  problems: FieldProblem[],
  depth: number,
): unknown {
  const refuse = (message: string): unknown => {
    problems.push({ path, message });
    return value;
  };
  if (depth > maxDepth) return refuse('This is nested too deeply.');
  if (problems.length >= maxProblems) return value;
  if (schema.enum && !schema.enum.some((allowed) => allowed === value)) {
    return refuse(`Choose one of: ${schema.enum.map(String).join(', ')}.`);
  }
  if (schema.type && !typeChecks[schema.type](value)) return refuse(typeMessages[schema.type]);
  if (typeof value === 'number') checkNumber(schema, value, refuse);
  if (typeof value === 'string') checkString(schema, value, refuse);
  if (Array.isArray(value)) return checkList(schema, value, path, problems, depth, refuse);
  if (isObject(value) && (schema.type === 'object' || schema.properties)) {
    return checkObject(schema, value, path, problems, depth);
  }
  return value;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typeChecks: Record<NonNullable<DataSchema['type']>, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  object: isObject,
  array: Array.isArray,
  null: (value) => value === null,
};

const typeMessages: Record<NonNullable<DataSchema['type']>, string> = {
  string: 'Write a text here.',
  number: 'Write a number here.',
  integer: 'Write a whole number here.',
  boolean: 'Answer with yes or no (true or false).',
  object: 'A group of fields is expected here.',
  array: 'A list is expected here.',
  null: 'This must be empty (null).',
};

function checkNumber(schema: DataSchema, value: number, refuse: (message: string) => unknown): void {
  if (schema.minimum !== undefined && value < schema.minimum)
    refuse(`This must be at least ${schema.minimum}.`);
  if (schema.maximum !== undefined && value > schema.maximum)
    refuse(`This must be at most ${schema.maximum}.`);
}

const formats: Partial<
  Record<NonNullable<DataSchema['format']>, { test: (value: string) => boolean; message: string }>
> = {
  date: {
    test: (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`)),
    message: 'Write a date such as 2026-05-17.',
  },
  'date-time': {
    test: (value) => /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}/.test(value) && !Number.isNaN(Date.parse(value)),
    message: 'Write a date and time such as 2026-05-17T09:30:00Z.',
  },
  email: {
    test: (value) => value.length <= 320 && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value),
    message: 'Write an e-mail address such as name@example.com.',
  },
  uri: {
    test: (value) => URL.canParse(value),
    message: 'Write a whole address such as https://example.com.',
  },
};

function checkString(schema: DataSchema, value: string, refuse: (message: string) => unknown): void {
  const length = schema.minLength || schema.maxLength !== undefined ? [...value].length : value.length;
  if (schema.minLength !== undefined && length < schema.minLength) {
    refuse(schema.minLength === 1 ? 'Fill this in.' : `Write at least ${schema.minLength} characters.`);
  }
  if (schema.maxLength !== undefined && length > schema.maxLength) {
    refuse(`Write at most ${schema.maxLength} characters.`);
  }
  const format = schema.format && formats[schema.format];
  if (format && !format.test(value)) refuse(format.message);
  if (schema.pattern !== undefined && !matchesPattern(schema.pattern, value)) {
    refuse('This is not in the expected form.');
  }
}

const patternLimitMs = 25;
const patternMaxLength = 10_000;
let sandbox: vm.Context | undefined;

/** The pattern is an author's and the text is anybody's: a pattern that backtracks for ever is cut off and does not match. */
function matchesPattern(pattern: string, value: string): boolean {
  if (value.length > patternMaxLength) return false;
  sandbox ??= vm.createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
  sandbox.pattern = pattern;
  sandbox.text = value;
  try {
    return Boolean(
      vm.runInContext('new RegExp(pattern, "u").test(text)', sandbox, { timeout: patternLimitMs }),
    );
  } catch {
    return false;
  }
}

function checkList(
  schema: DataSchema,
  value: unknown[],
  path: string,
  problems: FieldProblem[],
  depth: number,
  refuse: (message: string) => unknown,
): unknown {
  if (schema.minItems !== undefined && value.length < schema.minItems) {
    refuse(`Give at least ${schema.minItems}.`);
  }
  if (schema.maxItems !== undefined && value.length > schema.maxItems)
    refuse(`Give at most ${schema.maxItems}.`);
  const { items } = schema;
  if (!items) return value;
  return value.map((entry, index) => check(items, entry, `${path}[${index}]`, problems, depth + 1));
}

function checkObject(
  schema: DataSchema,
  value: Record<string, unknown>,
  path: string,
  problems: FieldProblem[],
  depth: number,
): unknown {
  const at = (name: string) => (path ? `${path}.${name}` : name);
  const properties = schema.properties ?? {};
  const result: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(value)) {
    // A JSON body can carry this name as an own property; nothing good was ever meant by it.
    if (name === '__proto__') continue;
    if (Object.hasOwn(properties, name)) continue;
    if (schema.additionalProperties === false) {
      problems.push({ path: at(name), message: 'There is no such field.' });
    } else if (typeof schema.additionalProperties === 'object') {
      result[name] = check(schema.additionalProperties, entry, at(name), problems, depth + 1);
    } else {
      result[name] = entry;
    }
  }
  for (const [name, property] of Object.entries(properties)) {
    const entry = Object.hasOwn(value, name) ? value[name] : undefined;
    if (entry !== undefined) result[name] = check(property, entry, at(name), problems, depth + 1);
    else if (property.default !== undefined) result[name] = structuredClone(property.default);
    else if (schema.required?.includes(name)) problems.push({ path: at(name), message: 'Fill this in.' });
  }
  return result;
}
