import { isRecord, type FieldSchema, type FormErrors } from './schema.ts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Checks what a form would send. The server checks again; this is for messages beside the field, before anything is sent. */
export function validate(schema: FieldSchema, payload: unknown): FormErrors {
  const errors: FormErrors = {};
  check(schema, payload, [], true, errors);
  return errors;
}

function check(
  schema: FieldSchema,
  value: unknown,
  path: (string | number)[],
  required: boolean,
  errors: FormErrors,
): void {
  const fail = (message: string) => {
    errors[path.join('.')] ??= message;
  };
  if (value === undefined || value === null) {
    if (required) fail('Please fill this in.');
    return;
  }
  if (schema.enum) {
    if (!schema.enum.includes(value as never)) fail('Please choose one of the options.');
    return;
  }
  switch (schema.type ?? (schema.properties ? 'object' : undefined)) {
    case 'string':
      return checkString(schema, String(value), fail);
    case 'number':
    case 'integer':
      return checkNumber(schema, value, fail);
    case 'array':
      return checkArray(schema, value, path, errors, fail);
    case 'object': {
      const source = isRecord(value) ? value : {};
      for (const [name, field] of Object.entries(schema.properties ?? {})) {
        check(field, source[name], [...path, name], schema.required?.includes(name) ?? false, errors);
      }
    }
  }
}

function checkString(schema: FieldSchema, text: string, fail: (message: string) => void): void {
  if (schema.minLength !== undefined && text.length < schema.minLength)
    fail(`At least ${schema.minLength} characters, please.`);
  if (schema.maxLength !== undefined && text.length > schema.maxLength)
    fail(`At most ${schema.maxLength} characters, please.`);
  if (schema.format === 'email' && !EMAIL.test(text)) fail('This does not look like an e-mail address.');
  if (schema.format === 'uri' && !URL.canParse(text))
    fail('This does not look like a web address (https://…).');
  if ((schema.format === 'date' || schema.format === 'date-time') && Number.isNaN(Date.parse(text)))
    fail('This is not a date.');
  if (schema.pattern !== undefined && !matches(schema.pattern, text))
    fail('This does not have the expected form.');
}

function checkNumber(schema: FieldSchema, value: unknown, fail: (message: string) => void): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) return fail('Please enter a number.');
  if (schema.type === 'integer' && !Number.isInteger(value)) return fail('Please enter a whole number.');
  if (schema.minimum !== undefined && value < schema.minimum) fail(`At least ${schema.minimum}, please.`);
  if (schema.maximum !== undefined && value > schema.maximum) fail(`At most ${schema.maximum}, please.`);
}

function checkArray(
  schema: FieldSchema,
  value: unknown,
  path: (string | number)[],
  errors: FormErrors,
  fail: (message: string) => void,
): void {
  if (!Array.isArray(value)) return fail('Please add entries.');
  if (schema.minItems !== undefined && value.length < schema.minItems)
    fail(`At least ${schema.minItems}, please.`);
  if (schema.maxItems !== undefined && value.length > schema.maxItems)
    fail(`At most ${schema.maxItems}, please.`);
  value.forEach((item, index) => check(schema.items ?? {}, item, [...path, index], true, errors));
}

/** A pattern that the browser cannot read is left to the server. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
}
