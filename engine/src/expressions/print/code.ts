import { identifierPattern } from '../reserved.ts';

/** Printed code and how tightly it binds; higher binds tighter. */
export interface Code {
  code: string;
  binds: number;
}

export const binding = {
  function: 1,
  conditional: 2,
  coalesce: 3,
  or: 4,
  and: 5,
  equality: 9,
  relation: 10,
  sum: 12,
  product: 13,
  power: 14,
  unary: 15,
  call: 18,
  primary: 20,
} as const;

export const operatorBinding: Record<string, number> = {
  '??': binding.coalesce,
  '||': binding.or,
  '&&': binding.and,
  '===': binding.equality,
  '!==': binding.equality,
  '==': binding.equality,
  '!=': binding.equality,
  '<': binding.relation,
  '<=': binding.relation,
  '>': binding.relation,
  '>=': binding.relation,
  '+': binding.sum,
  '-': binding.sum,
  '*': binding.product,
  '/': binding.product,
  '%': binding.product,
  '**': binding.power,
};

export const primary = (code: string): Code => ({ code, binds: binding.primary });
export const call = (code: string): Code => ({ code, binds: binding.call });

/** The code, in parentheses where it would bind too loosely. */
export function atLeast(binds: number, code: Code): string {
  return code.binds >= binds ? code.code : `(${code.code})`;
}

/** A string literal in single quotes, on one line, whatever the text holds. */
export function quote(text: string): string {
  const inner = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", "\\'")
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return `'${inner}'`;
}

/** A text as the raw part of a template literal, on one line. */
export function quoteTemplatePart(text: string): string {
  return quote(text).slice(1, -1).replaceAll("\\'", "'").replaceAll('`', '\\`').replaceAll('${', '\\${');
}

/** The key of an object literal. `__proto__` would set the prototype, so it is printed as a computed key. */
export function propertyKey(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return identifierPattern.test(name) ? name : quote(name);
}

export function printNumber(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

const widest = 90;

/** `open a, b close` on one line where it fits, else one part per line. No printed part holds a line break of a text. */
export function enclose(open: string, parts: string[], close: string, padded: boolean): string {
  if (parts.length === 0) return open + close;
  const pad = padded ? ' ' : '';
  const oneLine = `${open}${pad}${parts.join(', ')}${pad}${close}`;
  if (oneLine.length <= widest && !oneLine.includes('\n')) return oneLine;
  const lines = parts.map((part) => `  ${part.replaceAll('\n', '\n  ')},`);
  return [open, ...lines, close].join('\n');
}
