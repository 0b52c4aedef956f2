import { ActionError, type ActionContext } from '@wfb/engine/contract';
import { toRequestError } from './errors.ts';
import { isExpected, parseRetryAfter, toStatusError } from './status.ts';
import { parseBody, readLimited } from './response.ts';

export interface HttpRequestInput {
  url: string;
  method?: string;
  query?: Record<string, unknown>;
  headers?: Record<string, string>;
  body?: unknown;
  bodyType?: 'json' | 'form' | 'text';
  response?: 'auto' | 'json' | 'text' | 'none';
  expect?: string;
  timeoutSeconds?: number;
  followRedirects?: boolean;
}

export interface HttpRequestOutput {
  status: number;
  headers: Record<string, string>;
  body: unknown;
  url: string;
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export async function request(input: HttpRequestInput, context: ActionContext): Promise<HttpRequestOutput> {
  const method = (input.method ?? 'GET').toUpperCase();
  const url = toUrl(input);
  const timeoutMs = (input.timeoutSeconds ?? 30) * 1_000;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([context.signal, timeout]);
  try {
    const response = await context.fetch(url, {
      method,
      ...toContent(input, method, context.key),
      redirect: input.followRedirects === false ? 'manual' : 'follow',
      signal,
    });
    const bytes = await readLimited(response, method);
    const headers = Object.fromEntries(response.headers);
    context.log(`${method} ${url.host}${url.pathname} answered ${response.status}.`);
    if (!isExpected(response.status, input.expect ?? '2xx')) {
      const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), Date.now());
      throw toStatusError({ method, url, response, bytes, retryAfterMs });
    }
    const body = parseBody(bytes, headers['content-type'], input.response ?? 'auto');
    return { status: response.status, headers, body, url: response.url || url.href };
  } catch (error) {
    if (error instanceof ActionError) throw error;
    if (context.signal.aborted) throw context.signal.reason;
    throw toRequestError(error, url, timeout.aborted ? timeoutMs : undefined);
  }
}

function toUrl(input: HttpRequestInput): URL {
  let url: URL;
  try {
    url = new URL(input.url.trim());
  } catch {
    throw new ActionError('REQUEST_INVALID', `"${input.url}" is not a web address.`, { retryable: false });
  }
  for (const [name, value] of Object.entries(input.query ?? {})) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null) url.searchParams.append(name, toText(item));
    }
  }
  return url;
}

function toContent(
  input: HttpRequestInput,
  method: string,
  key: string,
): { headers: Headers; body?: string } {
  let headers: Headers;
  try {
    headers = new Headers(input.headers ?? {});
  } catch {
    throw new ActionError('REQUEST_INVALID', 'A header has a name or a value that cannot be sent.', {
      retryable: false,
    });
  }
  if (!headers.has('user-agent')) headers.set('user-agent', 'wfb');
  // The same for every attempt, so that the other side can tell a repeat from a second request.
  if (!safeMethods.has(method) && !headers.has('idempotency-key')) headers.set('idempotency-key', key);
  const { body } = input;
  if (body === undefined || body === null || method === 'GET' || method === 'HEAD') return { headers };
  const [type, text] = encodeBody(body, input.bodyType ?? 'json');
  if (!headers.has('content-type')) headers.set('content-type', type);
  return { headers, body: text };
}

function encodeBody(body: unknown, type: 'json' | 'form' | 'text'): [contentType: string, text: string] {
  switch (type) {
    case 'json':
      return ['application/json', JSON.stringify(body)];
    case 'text':
      return ['text/plain; charset=utf-8', toText(body)];
    case 'form': {
      if (typeof body !== 'object' || Array.isArray(body)) {
        throw new ActionError('REQUEST_INVALID', 'A form needs a body of named fields.', {
          retryable: false,
        });
      }
      const form = new URLSearchParams();
      for (const [name, value] of Object.entries(body as Record<string, unknown>)) {
        for (const item of Array.isArray(value) ? value : [value]) {
          if (item !== undefined && item !== null) form.append(name, toText(item));
        }
      }
      return ['application/x-www-form-urlencoded;charset=UTF-8', form.toString()];
    }
  }
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
