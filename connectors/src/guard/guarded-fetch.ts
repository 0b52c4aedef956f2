import { fetch as undiciFetch, type Dispatcher } from 'undici';
import { emptyAllowList, type AllowList } from './allow-list.ts';
import { createGuardedAgent, type Resolve } from './guarded-agent.ts';
import { GuardError } from './guard-error.ts';

export interface GuardedFetchOptions {
  /** Hosts that may be called although they are private. */
  allowList?: AllowList;
  /** Hops followed before giving up. */
  maxRedirects?: number;
  /** Injected in tests. */
  resolve?: Resolve;
}

export interface GuardedFetch {
  fetch: typeof globalThis.fetch;
  close(): Promise<void>;
}

const redirectStatuses = new Set([301, 302, 303, 307, 308]);
/** All that a request may still carry once a redirect has led it to another origin: anything else may be a credential. */
const headersForStrangers = new Set(['accept', 'accept-language', 'content-type', 'user-agent']);

/**
 * `fetch` for addresses that come from outside: users' requests, webhooks, push endpoints. Every hop is judged when it is
 * dialled (see createGuardedAgent); a refusal is, or is caused by, a GuardError.
 */
export function createGuardedFetch(options: GuardedFetchOptions = {}): GuardedFetch {
  const { allowList = emptyAllowList, maxRedirects = 5, resolve } = options;
  const agent = createGuardedAgent(allowList, resolve);

  async function guardedFetch(
    input: Parameters<typeof globalThis.fetch>[0],
    init: RequestInit = {},
  ): Promise<Response> {
    let request = await toRequest(input, init);
    const redirect = init.redirect ?? 'follow';
    for (let hops = 0; ; hops++) {
      const response = await send(request, agent);
      const location = response.headers.get('location');
      if (redirect === 'manual' || !redirectStatuses.has(response.status) || !location) return response;
      await response.body?.cancel();
      if (redirect === 'error') throw new GuardError('TOO_MANY_REDIRECTS', 'The answer was a redirect.');
      if (hops >= maxRedirects) {
        throw new GuardError('TOO_MANY_REDIRECTS', `Gave up after ${maxRedirects} redirects.`);
      }
      request = followRedirect(request, response.status, location);
    }
  }

  return { fetch: guardedFetch, close: () => agent.close() };
}

interface Hop {
  url: URL;
  method: string;
  headers: Headers;
  body: RequestInit['body'];
  signal: RequestInit['signal'];
}

async function toRequest(input: Parameters<typeof globalThis.fetch>[0], init: RequestInit): Promise<Hop> {
  if (input instanceof Request) {
    const body = init.body ?? (input.body ? await input.arrayBuffer() : undefined);
    return {
      url: judgedUrl(new URL(input.url)),
      method: (init.method ?? input.method).toUpperCase(),
      headers: new Headers(init.headers ?? input.headers),
      body,
      signal: init.signal ?? input.signal,
    };
  }
  return {
    url: judgedUrl(new URL(input)),
    method: (init.method ?? 'GET').toUpperCase(),
    headers: new Headers(init.headers),
    body: init.body,
    signal: init.signal,
  };
}

function judgedUrl(url: URL): URL {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new GuardError('PROTOCOL_NOT_ALLOWED', `Only http and https can be called, not ${url.protocol}`);
  }
  if (url.username || url.password) {
    throw new GuardError('CREDENTIALS_IN_URL', 'Put credentials into a header, not into the URL.');
  }
  return url;
}

/** A `Host` header would let one server be taken for another; the agent sets its own. */
async function send(hop: Hop, dispatcher: Dispatcher): Promise<Response> {
  const headers = new Headers(hop.headers);
  headers.delete('host');
  const response = await undiciFetch(hop.url, {
    method: hop.method,
    headers: [...headers],
    body: hop.body as never,
    signal: hop.signal,
    redirect: 'manual',
    dispatcher,
    ...(hop.body instanceof ReadableStream ? { duplex: 'half' as const } : {}),
  });
  return response as unknown as Response;
}

function followRedirect(hop: Hop, status: number, location: string): Hop {
  const url = judgedUrl(new URL(location, hop.url));
  const headers = new Headers(hop.headers);
  if (url.origin !== hop.url.origin) {
    for (const name of [...headers.keys()]) if (!headersForStrangers.has(name)) headers.delete(name);
  }
  const becomesGet = (status === 303 && hop.method !== 'HEAD') || (status < 303 && hop.method === 'POST');
  if (becomesGet) {
    for (const name of ['content-type', 'content-length', 'content-encoding']) headers.delete(name);
    return { ...hop, url, headers, method: 'GET', body: undefined };
  }
  if (hop.body instanceof ReadableStream) {
    throw new GuardError('BODY_NOT_REPEATABLE', 'A streamed body cannot be sent a second time.');
  }
  return { ...hop, url, headers };
}
