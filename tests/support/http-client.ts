export interface HttpAnswer<T = unknown> {
  status: number;
  headers: Headers;
  /** The parsed body where it is JSON, else its text. */
  body: T;
}

export interface HttpRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON; a string is sent as it is. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** What a browser's tab does for the API: one origin, cookies, JSON. Never throws because of a status. */
export interface HttpClient {
  readonly origin: string;
  /** The `Cookie` header to send, for a WebSocket or a browser context. */
  readonly cookie: string;
  request<T = unknown>(path: string, request?: HttpRequest): Promise<HttpAnswer<T>>;
  get<T = unknown>(path: string): Promise<HttpAnswer<T>>;
  post<T = unknown>(path: string, body?: unknown, headers?: Record<string, string>): Promise<HttpAnswer<T>>;
}

export function createHttpClient(origin: string): HttpClient {
  const cookies = new Map<string, string>();
  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  const keepCookies = (headers: Headers) => {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
      const expired = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
      if (expired || value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
  };

  const request = async <T>(path: string, { method = 'GET', body, headers = {} }: HttpRequest = {}) => {
    const hasBody = body !== undefined;
    const response = await fetch(new URL(path, origin), {
      method,
      redirect: 'manual',
      headers: {
        origin,
        ...(cookies.size > 0 && { cookie: cookieHeader() }),
        ...(hasBody && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: hasBody ? (typeof body === 'string' ? body : JSON.stringify(body)) : undefined,
    });
    keepCookies(response.headers);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as T,
    };
  };

  return {
    origin,
    get cookie() {
      return cookieHeader();
    },
    request,
    get: (path) => request(path),
    post: (path, body, headers) => request(path, { method: 'POST', body, headers }),
  };
}
