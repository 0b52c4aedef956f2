import createClient from 'openapi-fetch';
import cliPackage from '../package.json' with { type: 'json' };
import { CommandError } from './fail.ts';
import type { paths } from './generated.ts';
import type { SavedSession } from './session-file.ts';

export const userAgent = `wfb-cli/${cliPackage.version}`;

export type Api = ReturnType<typeof createApi>;

/** The typed client, signed in. */
export function createApi({ url, token }: SavedSession) {
  return createClient<paths>({
    baseUrl: url,
    headers: { authorization: `Bearer ${token}`, 'user-agent': userAgent },
    fetch: async (request) => {
      try {
        return await fetch(request);
      } catch (error) {
        throw new CommandError(`${url} cannot be reached: ${toReason(error)}`, 2);
      }
    },
  });
}

/** The data of an answer; whatever is no success ends the command with the server's own words. */
export function unwrap<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  if (answer.response.ok) return answer.data as T;
  const { message, details } = (answer.error ?? {}) as { message?: string; details?: { fields?: Field[] } };
  if (answer.response.status === 401) throw new CommandError('You are signed out. Run: wfb login');
  const fields = (details?.fields ?? []).map(
    ({ path, message: words }) => `\n  ${[path].flat().join('.')}: ${words}`,
  );
  throw new CommandError((message ?? `The server answered ${answer.response.status}.`) + fields.join(''));
}

interface Field {
  path: string | (string | number)[];
  message: string;
}

export function toReason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
