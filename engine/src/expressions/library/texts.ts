import { ExpressionFailure } from '../errors.ts';
import { type Maybe, numberOf } from './access.ts';

/** Any value as text: nothing is empty, lists and objects are JSON. It is what `{{ }}` within a text gives. */
export function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function json(value: unknown, indent?: number): string {
  const spaces = indent === undefined ? 0 : Math.min(8, Math.max(0, Math.trunc(numberOf('json', indent))));
  return JSON.stringify(value, null, spaces) ?? 'null';
}

export function parseJson(source: Maybe<string>): unknown {
  if (source === null || source === undefined || source === '') return undefined;
  try {
    return JSON.parse(String(source)) as unknown;
  } catch {
    throw new ExpressionFailure('“parseJson” cannot read this text: it is not valid JSON.');
  }
}

export function upper(value: Maybe<string>): string {
  return text(value).toUpperCase();
}

export function lower(value: Maybe<string>): string {
  return text(value).toLowerCase();
}

export function trim(value: Maybe<string>): string {
  return text(value).trim();
}

export function capitalize(value: Maybe<string>): string {
  const [first = '', ...rest] = text(value);
  return first.toUpperCase() + rest.join('');
}

/** The text, cut to so many characters; the last of them is then an ellipsis. */
export function truncate(value: Maybe<string>, length: number): string {
  const characters = [...text(value)];
  const most = Math.max(1, Math.trunc(numberOf('truncate', length)));
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
}

/** Small letters, digits and hyphens: fit for an address. */
export function slug(value: Maybe<string>): string {
  return text(value)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

export function urlEncode(value: Maybe<string | number | boolean>): string {
  return encodeURIComponent(text(value).toWellFormed());
}

const htmlEscapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(value: unknown): string {
  return text(value).replace(/[&<>"']/g, (character) => htmlEscapes[character]!);
}
