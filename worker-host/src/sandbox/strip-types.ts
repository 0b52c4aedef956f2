import { createHash } from 'node:crypto';
import { stripTypeScriptTypes } from 'node:module';

const cache = new Map<string, string>();
const maxCached = 200;

/** The user's TypeScript as JavaScript, with its line numbers kept wherever that is possible. Throws on a syntax error. */
export function stripTypes(source: string): string {
  const digest = createHash('sha256').update(source).digest('base64');
  const cached = cache.get(digest);
  if (cached !== undefined) return cached;
  let script: string;
  try {
    script = stripTypeScriptTypes(source, { mode: 'strip' });
  } catch (error) {
    // Enums and the like need code in their place, which moves lines.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') throw error;
    script = stripTypeScriptTypes(source, { mode: 'transform' });
  }
  if (cache.size >= maxCached) cache.delete(cache.keys().next().value!);
  cache.set(digest, script);
  return script;
}
