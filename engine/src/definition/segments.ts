/**
 * A text field of a step as people see it: words with value chips between them. The definition keeps one string with
 * `{{ expression }}` parts; these two functions translate, and give back exactly what they were given.
 */
export type Segment = { kind: 'text'; text: string } | { kind: 'value'; expression: string };

/** Splits a template at its `{{ }}` parts. Braces inside strings and objects of an expression do not end it; an unclosed part stays text. */
export function parseSegments(template: string): Segment[] {
  const segments: Segment[] = [];
  let text = '';
  let at = 0;
  while (at < template.length) {
    if (!template.startsWith('{{', at)) {
      text += template[at++];
      continue;
    }
    const end = findEnd(template, at + 2);
    const expression = end === -1 ? '' : template.slice(at + 2, end).trim();
    if (expression === '') {
      // Unclosed or empty: somebody is in the middle of typing it.
      const stop = end === -1 ? template.length : end + 2;
      text += template.slice(at, stop);
      at = stop;
      continue;
    }
    if (text !== '') segments.push({ kind: 'text', text });
    text = '';
    segments.push({ kind: 'value', expression });
    at = end + 2;
  }
  if (text !== '') segments.push({ kind: 'text', text });
  return segments;
}

/** The template that segments stand for. */
export function printSegments(segments: readonly Segment[]): string {
  return segments
    .map((segment) => (segment.kind === 'text' ? segment.text : printValue(segment.expression)))
    .join('');
}

export function printValue(expression: string): string {
  return `{{ ${expression.trim()} }}`;
}

/** The expression of a template that is one value and nothing else (such a field keeps the value's type). */
export function soleExpression(template: unknown): string | null {
  if (typeof template !== 'string') return null;
  const segments = parseSegments(template.trim());
  const [only] = segments;
  return segments.length === 1 && only?.kind === 'value' ? only.expression : null;
}

export function hasValues(template: unknown): boolean {
  return typeof template === 'string' && parseSegments(template).some(({ kind }) => kind === 'value');
}

/** Index of the `}}` that closes a part whose expression begins at `from`, or -1. */
function findEnd(template: string, from: number): number {
  /** Open braces of objects, and `t` for a template string that is waiting behind its `${`. */
  const open: ('{' | '`')[] = [];
  let quote: '"' | "'" | '`' | null = null;
  for (let at = from; at < template.length; at++) {
    const char = template[at];
    if (quote) {
      if (char === '\\') at++;
      else if (char === quote) quote = null;
      else if (quote === '`' && template.startsWith('${', at)) {
        open.push('`');
        quote = null;
        at++;
      }
      continue;
    }
    if (char === '"' || char === "'" || char === '`') quote = char;
    else if (char === '{') open.push('{');
    else if (char === '}') {
      const last = open.pop();
      if (last === '`') quote = '`';
      else if (last === undefined) return template[at + 1] === '}' ? at : -1;
    }
  }
  return -1;
}
