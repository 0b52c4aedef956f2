import type { Template } from '../definition/template.ts';
import type { ExpressionNode } from './ast.ts';
import { ExpressionError } from './errors.ts';
import { parseAt, parseExpression } from './parse.ts';

/**
 * An expression that passed the grammar white-list. Plain JSON: it is stored with the version. Offsets in `ast` count from the
 * beginning of the field's text, braces and words before it included.
 */
export interface Expression {
  source: string;
  ast: ExpressionNode;
}

/** A step field, parsed: what the printers need, and nothing that still has to be searched for braces. */
export type PlanTemplate =
  | { kind: 'literal'; value: string | number | boolean | null }
  | { kind: 'expression'; expression: Expression }
  /** Text with expressions in it; gives a string. */
  | { kind: 'text'; parts: (string | Expression)[] }
  | { kind: 'list'; items: PlanTemplate[] }
  | { kind: 'object'; entries: [key: string, value: PlanTemplate][] };

/** A part of a text: what stands outside of braces, or an expression with its place in the text (braces excluded). */
export type TextPart = string | (Expression & { start: number; end: number });

export function toExpression(source: string): Expression {
  return { source, ast: parseExpression(source) };
}

/** Splits a text at its `{{ expressions }}`. The expression's own grammar finds its end, so braces and quotes within are safe. */
export function parseText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (let open = text.indexOf('{{'); open !== -1; open = text.indexOf('{{', from)) {
    if (open > from) parts.push(text.slice(from, open));
    const start = skipSpace(text, open + 2);
    if (text.startsWith('}}', start))
      throw new ExpressionError('EXPRESSION_SYNTAX', 'There is nothing between {{ and }}.', open, start + 2);
    const { ast, end } = parseAt(text, start);
    const close = skipSpace(text, end);
    if (!text.startsWith('}}', close)) throw unclosed(text, open, close);
    parts.push({ source: text.slice(start, end), ast, start, end });
    from = close + 2;
  }
  if (from < text.length || parts.length === 0) parts.push(text.slice(from));
  return parts;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at]!)) at += 1;
  return at;
}

function unclosed(text: string, open: number, at: number): ExpressionError {
  const found = text.slice(at, at + 12);
  return new ExpressionError(
    'EXPRESSION_SYNTAX',
    found === ''
      ? 'The braces {{ are never closed by }}.'
      : `The expression should end with }} before “${found}”.`,
    found === '' ? open : at,
    found === '' ? text.length : at + found.length,
  );
}

export interface TemplateReport {
  (error: ExpressionError, path: (string | number)[], text: string): void;
}

/**
 * Parses a field. Errors go to `report`, and what they concern becomes an empty text; without `report` the first one is thrown.
 */
export function parseTemplate(
  template: Template,
  report?: TemplateReport,
  path: (string | number)[] = [],
): PlanTemplate {
  if (typeof template === 'string') return parseString(template, report, path);
  if (template === null || typeof template !== 'object') return { kind: 'literal', value: template };
  if (Array.isArray(template))
    return {
      kind: 'list',
      items: template.map((item, index) => parseTemplate(item, report, [...path, index])),
    };
  return {
    kind: 'object',
    entries: Object.entries(template).map(([key, value]) => [
      key,
      parseTemplate(value, report, [...path, key]),
    ]),
  };
}

function parseString(
  text: string,
  report: TemplateReport | undefined,
  path: (string | number)[],
): PlanTemplate {
  try {
    return toTextTemplate(parseText(text));
  } catch (error) {
    if (!(error instanceof ExpressionError) || !report) throw error;
    report(error, path, text);
    return { kind: 'literal', value: '' };
  }
}

/** A text that is exactly one expression keeps its type; anything else makes a text. */
export function toTextTemplate(textParts: TextPart[]): PlanTemplate {
  const parts = textParts.map((part) =>
    typeof part === 'string' ? part : { source: part.source, ast: part.ast },
  );
  const [only] = parts;
  if (parts.length === 1 && only !== undefined)
    return typeof only === 'string'
      ? { kind: 'literal', value: only }
      : { kind: 'expression', expression: only };
  return { kind: 'text', parts };
}

/** Every expression of a field. */
export function expressionsOf(template: PlanTemplate): Expression[] {
  switch (template.kind) {
    case 'literal':
      return [];
    case 'expression':
      return [template.expression];
    case 'text':
      return template.parts.filter((part) => typeof part === 'object');
    case 'list':
      return template.items.flatMap(expressionsOf);
    case 'object':
      return template.entries.flatMap(([, value]) => expressionsOf(value));
  }
}

/** Whether a field's text has an expression in it, well written or not. */
export function hasExpression(text: string): boolean {
  return text.includes('{{');
}
