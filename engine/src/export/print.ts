/** A value as it stands in a TypeScript file of the project. */
export function printValue(value: unknown, indent = ''): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => printValue(item, inner));
    return fits(items, indent) ? `[${items.join(', ')}]` : lines('[', items, ']', indent);
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .map(([key, entry]) => `${printKey(key)}: ${printValue(entry, inner)}`);
    if (entries.length === 0) return '{}';
    return fits(entries, indent) ? `{ ${entries.join(', ')} }` : lines('{', entries, '}', indent);
  }
  return typeof value === 'string' ? printText(value) : JSON.stringify(value);
}

/** A text as a string literal in single quotes. */
export function printText(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** A name as the key of an object. */
export const printKey = (key: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(key) && key !== '__proto__' ? key : `[${printText(key)}]`;

export function printImport(names: string[], from: string): string {
  const line = `import { ${names.join(', ')} } from '${from}';`;
  return line.length <= 110 ? line : lines('import {', names, `} from '${from}';`, '');
}

const fits = (parts: string[], indent: string): boolean =>
  parts.every((part) => !part.includes('\n')) && indent.length + parts.join(', ').length < 90;

const lines = (open: string, parts: string[], close: string, indent: string): string =>
  `${open}\n${parts.map((part) => `${indent}  ${part},\n`).join('')}${indent}${close}`;

/** A text of users within Markdown or a comment: on one line, and never its end. */
export function printWords(text: string): string {
  return text
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .replaceAll('*/', '* /')
    .trim();
}
