import { soleExpression, type DataSchema, type Template } from '@wfb/engine/definition';

/** What a field of a step shows for its template, and which template stands for what is typed; by the field's schema. */
export function toFieldText(template: Template | undefined): string {
  if (template === undefined || template === null) return '';
  if (typeof template === 'string') return template;
  if (typeof template === 'object') return JSON.stringify(template, null, 2);
  return String(template);
}

/** Numbers are numbers in the definition, unless they come from a value. An empty field is left out. */
export function fromFieldText(text: string, schema: DataSchema): Template | undefined {
  if (text === '') return undefined;
  const isNumber = schema.type === 'number' || schema.type === 'integer';
  if (isNumber && /^-?\d+([.,]\d+)?$/.test(text.trim())) return Number(text.trim().replace(',', '.'));
  if (takesAnything(schema) && soleExpression(text) === null) return parseJson(text) ?? text;
  return text;
}

/** Fields without a type (a request's body) take any data: what reads as a JSON object or list is one. */
export function takesAnything(schema: DataSchema): boolean {
  return schema.type === undefined && schema.enum === undefined && schema.properties === undefined;
}

function parseJson(text: string): Template | undefined {
  if (!/^\s*[[{]/.test(text) || /^\s*\{\{/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Template;
  } catch {
    return undefined;
  }
}
