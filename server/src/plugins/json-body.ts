import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { invalidText } from '../errors.ts';

/** An escaped NUL or half of a surrogate pair: rare enough that only then the parsed value is gone through. */
const suspicious = /\\u(?:0000|d[89a-f])/i;

/**
 * Bodies are JSON and nothing else, and hold only text that Postgres can keep: a NUL within a document would be accepted there, and would
 * break every later look into it.
 */
export const jsonBodyPlugin = fp(
  async (app) => {
    const parse = app.getDefaultJsonParser('error', 'error');
    app.removeContentTypeParser('text/plain');
    app.removeContentTypeParser('application/json');
    app.addContentTypeParser(
      'application/json',
      { parseAs: 'string' },
      (request: FastifyRequest, text: string, done: (error: Error | null, body?: unknown) => void) => {
        void parse(request, text, (error, body) => {
          if (!error && suspicious.test(text) && !isStorable(body)) done(invalidText());
          else done(error, body);
        });
      },
    );
  },
  { name: 'json-body' },
);

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (Array.isArray(value)) return value.every(isStorable);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, child]) => isStorable(key) && isStorable(child));
}
