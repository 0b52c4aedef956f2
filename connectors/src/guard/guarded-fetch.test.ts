import { afterEach, describe, expect, it } from 'vitest';
import { listen as startServer, type TestServer } from '../testing/listen.ts';
import { createGuardedFetch, findGuardError, parseAllowList, type GuardedFetchOptions } from './index.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function listen(answer: Parameters<typeof startServer>[0]): Promise<TestServer> {
  const server = await startServer(answer);
  cleanups.push(server.close);
  return server;
}

function guarded(allowed = '', options: GuardedFetchOptions = {}): typeof globalThis.fetch {
  const guard = createGuardedFetch({ allowList: parseAllowList(allowed), ...options });
  cleanups.push(() => guard.close());
  return guard.fetch;
}

async function refusalOf(promise: Promise<unknown>): Promise<string | undefined> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return findGuardError(error)?.code;
}

describe('addresses', () => {
  it.each([
    'http://127.0.0.1:PORT/',
    'http://localhost:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f000001:PORT/',
    'http://0177.0.0.1:PORT/',
    'http://127.1:PORT/',
    'http://0:PORT/',
    'http://[::1]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://[64:ff9b::127.0.0.1]:PORT/',
    'http://127.0.0.1.:PORT/',
    'http://①②⑦.0.0.1:PORT/',
    'http://169.254.169.254/latest/meta-data/',
  ])('refuses %s before anything is sent', async (url) => {
    const { port, seen } = await listen((_, response) => response.end('secret'));
    expect(await refusalOf(guarded()(url.replace('PORT', String(port))))).toBe('ADDRESS_NOT_ALLOWED');
    expect(seen).toHaveLength(0);
  });

  it('calls a private host that the owner has allowed, at that port only', async () => {
    const { port } = await listen((_, response) => response.end('hello'));
    const other = await listen((_, response) => response.end('secret'));
    const fetch = guarded(`127.0.0.1:${port}`);
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('hello');
    expect(await refusalOf(fetch(`http://127.0.0.1:${other.port}/`))).toBe('ADDRESS_NOT_ALLOWED');
  });

  it('refuses a name of which any address is private', async () => {
    const resolve = async () => [
      { address: '93.184.215.14', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ];
    expect(await refusalOf(guarded('', { resolve })('http://two-faced.test/'))).toBe('ADDRESS_NOT_ALLOWED');
  });

  it('refuses machine credentials behind a name that is allowed', async () => {
    const resolve = async () => [{ address: '169.254.169.254', family: 4 }];
    expect(await refusalOf(guarded('shop.test', { resolve })('http://shop.test/'))).toBe(
      'ADDRESS_NOT_ALLOWED',
    );
  });

  it('dials the very address it judged, however often the name is looked up', async () => {
    const { port, seen } = await listen((_, response) => {
      response.setHeader('connection', 'close');
      response.end('ok');
    });
    let lookups = 0;
    const resolve = async () => [{ address: lookups++ === 0 ? '127.0.0.1' : '10.255.255.1', family: 4 }];
    const fetch = guarded(`rebind.test:${port}`, { resolve });
    expect((await fetch(`http://rebind.test:${port}/`)).status).toBe(200);
    expect(lookups).toBe(1);
    expect(seen[0]?.headers.host).toBe(`rebind.test:${port}`);
  });

  it('judges every new connection again', async () => {
    const { port, seen } = await listen((_, response) => {
      response.setHeader('connection', 'close');
      response.end('ok');
    });
    let lookups = 0;
    const resolve = async () => [{ address: lookups++ === 0 ? '127.0.0.1' : '169.254.169.254', family: 4 }];
    const fetch = guarded(`rebind.test:${port}`, { resolve });
    await (await fetch(`http://rebind.test:${port}/`)).text();
    expect(await refusalOf(fetch(`http://rebind.test:${port}/`))).toBe('ADDRESS_NOT_ALLOWED');
    expect(seen).toHaveLength(1);
  });
});

describe('URLs', () => {
  it('refuses other protocols and credentials in the URL', async () => {
    expect(await refusalOf(guarded()('file:///etc/passwd'))).toBe('PROTOCOL_NOT_ALLOWED');
    expect(await refusalOf(guarded()('ftp://example.com/'))).toBe('PROTOCOL_NOT_ALLOWED');
    expect(await refusalOf(guarded()('https://me:secret@example.com/'))).toBe('CREDENTIALS_IN_URL');
  });

  it('sends no Host header of the caller', async () => {
    const { port, seen } = await listen((_, response) => response.end());
    await guarded(`127.0.0.1:${port}`)(`http://127.0.0.1:${port}/`, {
      headers: { host: 'internal.example' },
    });
    expect(seen[0]?.headers.host).toBe(`127.0.0.1:${port}`);
  });
});

describe('redirects', () => {
  it('refuses a hop to a private address', async () => {
    const inner = await listen((_, response) => response.end('secret'));
    const outer = await listen((_, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${inner.port}/` }).end(),
    );
    const fetch = guarded(`127.0.0.1:${outer.port}`);
    expect(await refusalOf(fetch(`http://127.0.0.1:${outer.port}/`))).toBe('ADDRESS_NOT_ALLOWED');
    expect(inner.seen).toHaveLength(0);
  });

  it('carries no credentials to another origin, of whatever header', async () => {
    const second = await listen((_, response) => response.end('done'));
    const first = await listen((_, response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${second.port}/next` }).end(),
    );
    const fetch = guarded(`127.0.0.1:${first.port},127.0.0.1:${second.port}`);
    const response = await fetch(`http://127.0.0.1:${first.port}/`, {
      method: 'POST',
      headers: { authorization: 'Bearer s', cookie: 'a=b', 'x-api-key': 's', 'content-type': 'text/plain' },
      body: 'hello',
    });
    expect(await response.text()).toBe('done');
    const headers = second.seen[0]!.headers;
    expect(second.seen[0]?.method).toBe('POST');
    expect(headers['content-type']).toBe('text/plain');
    expect([headers.authorization, headers.cookie, headers['x-api-key']]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('keeps credentials within an origin, and turns a POST into a GET after 303', async () => {
    const server = await listen((request, response) =>
      request.url === '/'
        ? response.writeHead(303, { location: '/done' }).end()
        : response.end(request.method),
    );
    const fetch = guarded(`127.0.0.1:${server.port}`);
    const response = await fetch(`http://127.0.0.1:${server.port}/`, {
      method: 'POST',
      headers: { authorization: 'Bearer s' },
      body: 'x',
    });
    expect(await response.text()).toBe('GET');
    expect(server.seen[1]?.headers.authorization).toBe('Bearer s');
  });

  it('gives up on a circle', async () => {
    const server = await listen((_, response) => response.writeHead(302, { location: '/' }).end());
    const fetch = guarded(`127.0.0.1:${server.port}`);
    expect(await refusalOf(fetch(`http://127.0.0.1:${server.port}/`))).toBe('TOO_MANY_REDIRECTS');
    expect(server.seen).toHaveLength(6);
  });

  it('hands a redirect to a caller who asks for it', async () => {
    const server = await listen((_, response) => response.writeHead(302, { location: '/x' }).end());
    const fetch = guarded(`127.0.0.1:${server.port}`);
    const response = await fetch(`http://127.0.0.1:${server.port}/`, { redirect: 'manual' });
    expect(response.status).toBe(302);
  });
});

it('ends when the caller aborts', async () => {
  const server = await listen(() => undefined);
  const fetch = guarded(`127.0.0.1:${server.port}`);
  await expect(
    fetch(`http://127.0.0.1:${server.port}/`, { signal: AbortSignal.timeout(30) }),
  ).rejects.toMatchObject({ name: 'TimeoutError' });
});
