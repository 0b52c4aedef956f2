import createClient, { type Middleware } from 'openapi-fetch';
import { ApiError } from './api-error.ts';
import type { paths } from './generated.ts';

export interface ApiEvents {
  /** The session is over: signed out here, elsewhere, or by an owner. */
  onunauthorized?: () => void;
  /** An answer came from this device's store because the network gave none; with the moment it was stored. */
  onstored?: (storedAt: number) => void;
  /** The network answered. */
  onanswer?: () => void;
}

/** Set by the service worker on answers that it kept. */
export const STORED_AT_HEADER = 'x-wfb-stored-at';

/**
 * The typed client of the server's API. Whatever is not a success is thrown as `ApiError`, so that `data` is always there:
 * `const run = await call(api.GET('/api/v1/runs/{id}', { params: { path: { id } } }))`.
 */
export function createApi(
  events: ApiEvents = {},
  fetcher: typeof fetch = (input, init) => fetch(input, init),
) {
  const client = createClient<paths>({
    fetch: async (request: Request) => {
      try {
        return await fetcher(request);
      } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') throw error;
        throw ApiError.fromNetwork();
      }
    },
    // `status=running&status=waiting`
    querySerializer: { array: { style: 'form', explode: true } },
  });
  const middleware: Middleware = {
    async onResponse({ response, request }) {
      if (!response.ok) {
        const error = await ApiError.fromResponse(response.clone());
        if (error.status === 401 && !request.url.endsWith('/decision')) events.onunauthorized?.();
        throw error;
      }
      const storedAt = Number(response.headers.get(STORED_AT_HEADER));
      if (storedAt) events.onstored?.(storedAt);
      else events.onanswer?.();
    },
  };
  client.use(middleware);
  return client;
}

export type Api = ReturnType<typeof createApi>;

/** The data of a call. The middleware has thrown for everything else. */
export async function call<Data>(answer: Promise<{ data?: Data }>): Promise<NonNullable<Data>> {
  const { data } = await answer;
  return data as NonNullable<Data>;
}

/** Header that makes a creating call safe to repeat. */
export function idempotencyKey(key: string = crypto.randomUUID()): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': key };
}
