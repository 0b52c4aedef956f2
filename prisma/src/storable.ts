/**
 * JSON that Postgres takes. `jsonb` refuses U+0000 and lone surrogates, which are legal in JavaScript strings and may come from
 * anybody; U+0000 is dropped and a lone surrogate becomes U+FFFD.
 */
export function toStorableJson(value: unknown): string {
  const json = JSON.stringify(value) ?? 'null';
  return suspicious.test(json) ? JSON.stringify(toStorable(value)) : json;
}

/** The same for a text column. */
export function toStorableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** The same for a value, for writers that serialise themselves. */
export function toStorable<T>(value: T): T {
  return clean(value) as T;
}

/** `JSON.stringify` escapes exactly what is refused. Escaped backslashes before a `u` only cost a needless copy. */
const suspicious = /\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

function clean(value: unknown): unknown {
  if (typeof value === 'string') return toStorableText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (value === null || typeof value !== 'object') return value;
  if ('toJSON' in value && typeof value.toJSON === 'function') return clean(value.toJSON());
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [toStorableText(key), clean(entry)]));
}
