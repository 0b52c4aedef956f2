import { ActionError } from '@wfb/engine/contract';
import { parseBody } from './response.ts';

/** Whether a status is among `2xx, 404`. */
export function isExpected(status: number, expected: string): boolean {
  return expected
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .some((part) => (part.endsWith('xx') ? part[0] === String(status)[0] : part === String(status)));
}

/** Longest wait taken from a server: more is a mistake of the other side, or a way to make a run hang. */
const maxRetryAfterMs = 60 * 60_000;

/** Milliseconds to wait by a `Retry-After` header: seconds or an HTTP date (RFC 9110, 10.2.3). */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (!value) return undefined;
  const wait = /^\s*\d+\s*$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), maxRetryAfterMs);
}

export interface RefusedAnswer {
  method: string;
  url: URL;
  response: Response;
  bytes: Uint8Array;
  retryAfterMs: number | undefined;
}

/** The failure of an answer that is not among the good ones, in plain words. */
export function toStatusError(answer: RefusedAnswer): ActionError {
  const { method, url, response, bytes, retryAfterMs } = answer;
  const { code, retryable } = classify(response.status);
  const said = `${response.status}${response.statusText ? ` ${response.statusText}` : ''}`;
  const body = parseBody(bytes, response.headers.get('content-type') ?? undefined, 'auto');
  const words = wordsOf(body);
  const sentence = `${url.host} answered ${said} to ${method} ${url.pathname}.`;
  return new ActionError(code, words ? `${sentence} It says: ${words}` : sentence, {
    retryable,
    ...(retryable && retryAfterMs !== undefined ? { retryAfterMs } : {}),
    details: { status: response.status, body: beginning(body) },
  });
}

const maxWordCharacters = 300;

/** What the other side says to people, where it says it as most APIs do: `message`, `detail`, `error` or `error.message`. */
function wordsOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { message, detail, error } = body as Record<string, unknown>;
  const inner = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  const words = [message, detail, inner].find((text) => typeof text === 'string' && text.trim() !== '');
  return (words as string | undefined)?.trim().slice(0, maxWordCharacters);
}

function classify(status: number): { code: string; retryable: boolean } {
  if (status === 401 || status === 403 || status === 407) return { code: 'NOT_AUTHORIZED', retryable: false };
  if (status === 404 || status === 410) return { code: 'NOT_FOUND', retryable: false };
  if (status === 408) return { code: 'TIMED_OUT', retryable: true };
  if (status === 429) return { code: 'RATE_LIMITED', retryable: true };
  // 409 and 425 answer a repeat that came while the first request was still under way.
  if (status === 409 || status === 425) return { code: 'REQUEST_REJECTED', retryable: true };
  // 501 and 505 mean that the server never will.
  if (status >= 500) return { code: 'SERVER_FAILED', retryable: status !== 501 && status !== 505 };
  if (status >= 400) return { code: 'REQUEST_REJECTED', retryable: false };
  return { code: 'UNEXPECTED_STATUS', retryable: false };
}

const maxDetailCharacters = 2_000;

function beginning(body: unknown): unknown {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return text.length > maxDetailCharacters ? `${text.slice(0, maxDetailCharacters)}…` : body;
}
