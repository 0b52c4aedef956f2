/** What stands where a secret stood. */
export const redacted = '•••';

/** Shorter values would take ordinary text apart, and give themselves away by it. */
const shortestRedacted = 4;

export interface Redactor {
  text(text: string): string;
  /** A copy of a JSON value in which no text holds a secret; the value itself where there is nothing to hide. */
  value<T>(value: T): T;
}

/**
 * Takes secrets out of what leaves a task: its result, errors and logs; also where they come back encoded as URLs, JSON or
 * base64 have it. So no secret enters a run's data by an answer that repeats it.
 */
export function createRedactor(secrets: readonly string[]): Redactor {
  const hidden = [...new Set(secrets.flatMap(spellings))].sort((a, b) => b.length - a.length);
  const text = (given: string): string =>
    hidden.reduce((result, secret) => result.replaceAll(secret, redacted), given);
  const value = (given: unknown, depth: number): unknown => {
    if (typeof given === 'string') return text(given);
    if (typeof given !== 'object' || given === null || depth > 200) return given;
    if (Array.isArray(given)) return given.map((item) => value(item, depth + 1));
    const entries = Object.entries(given).map(([name, item]) => [text(name), value(item, depth + 1)]);
    return Object.fromEntries(entries) as unknown;
  };
  return {
    text,
    value: <T>(given: T): T => (hidden.length === 0 ? given : (value(given, 0) as T)),
  };
}

function spellings(secret: string): string[] {
  if (secret.length < shortestRedacted) return [];
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ].filter((spelling) => spelling.length >= shortestRedacted);
}
