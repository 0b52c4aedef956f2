import { gzipSync } from 'node:zlib';
import { ActionError } from '@wfb/engine/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { createGuardedFetch, parseAllowList } from '../guard/index.ts';
import { buildContext } from '../testing/action-context.ts';
import { listen, type TestServer } from '../testing/listen.ts';
import { request, type HttpRequestInput } from './run.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function serve(answer: Parameters<typeof listen>[0]): Promise<TestServer> {
  const server = await listen(answer);
  cleanups.push(server.close);
  return server;
}

async function send(input: HttpRequestInput, allowed = '', signal?: AbortSignal) {
  const guard = createGuardedFetch({ allowList: parseAllowList(allowed) });
  cleanups.push(() => guard.close());
  return request(input, buildContext({ fetch: guard.fetch, ...(signal ? { signal } : {}) }));
}

async function failureOf(promise: Promise<unknown>): Promise<ActionError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ActionError);
  return error as ActionError;
}

describe('what is sent', () => {
  it('sends JSON with the idempotency key of the step', async () => {
    const server = await serve((_, response) =>
      response.setHeader('content-type', 'application/json').writeHead(201).end('{"id":7}'),
    );
    const output = await send(
      { method: 'POST', url: `${server.origin}/orders`, query: { a: [1, 2], b: 'x y' }, body: { id: 'A1' } },
      server.host,
    );
    expect(output).toMatchObject({ status: 201, body: { id: 7 } });
    expect(server.seen[0]).toMatchObject({
      method: 'POST',
      url: '/orders?a=1&a=2&b=x+y',
      body: '{"id":"A1"}',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'run-1/step' },
    });
  });

  it('sends no key with a request that changes nothing, and leaves a given key alone', async () => {
    const server = await serve((_, response) => response.end());
    await send({ url: server.origin }, server.host);
    await send({ method: 'PUT', url: server.origin, headers: { 'Idempotency-Key': 'mine' } }, server.host);
    expect(server.seen.map(({ headers }) => headers['idempotency-key'])).toEqual([undefined, 'mine']);
  });

  it('sends forms and text', async () => {
    const server = await serve((_, response) => response.end());
    const base = { method: 'POST', url: server.origin };
    await send({ ...base, bodyType: 'form', body: { a: 'ä&', b: [1, 2] } }, server.host);
    await send({ ...base, bodyType: 'text', body: 'plain' }, server.host);
    expect(server.seen.map(({ body }) => body)).toEqual(['a=%C3%A4%26&b=1&b=2', 'plain']);
  });
});

describe('what comes back', () => {
  it('reads text, JSON and nothing, as asked', async () => {
    const server = await serve((_, response) => response.end('{"a":1}'));
    const url = server.origin;
    expect((await send({ url }, server.host)).body).toBe('{"a":1}');
    expect((await send({ url, response: 'json' }, server.host)).body).toEqual({ a: 1 });
    expect((await send({ url, response: 'none' }, server.host)).body).toBeNull();
  });

  it('fails where JSON was asked for and something else came', async () => {
    const server = await serve((_, response) => response.end('<html>'));
    const failure = await failureOf(send({ url: server.origin, response: 'json' }, server.host));
    expect(failure).toMatchObject({ code: 'RESPONSE_NOT_JSON', retryable: false });
  });

  it('stops reading an answer that is too large, also one that unpacks to it', async () => {
    const large = gzipSync(Buffer.alloc(20 * 1024 * 1024));
    const server = await serve((_, response) => response.setHeader('content-encoding', 'gzip').end(large));
    const failure = await failureOf(send({ url: server.origin }, server.host));
    expect(failure).toMatchObject({ code: 'RESPONSE_TOO_LARGE', retryable: false });
  });
});

describe('answers that are no success', () => {
  it.each([
    [400, 'REQUEST_REJECTED', false],
    [401, 'NOT_AUTHORIZED', false],
    [403, 'NOT_AUTHORIZED', false],
    [404, 'NOT_FOUND', false],
    [409, 'REQUEST_REJECTED', true],
    [422, 'REQUEST_REJECTED', false],
    [429, 'RATE_LIMITED', true],
    [500, 'SERVER_FAILED', true],
    [501, 'SERVER_FAILED', false],
    [503, 'SERVER_FAILED', true],
  ])('%i is %s, retried: %s', async (status, code, retryable) => {
    const server = await serve((_, response) => response.writeHead(status).end('sorry'));
    const failure = await failureOf(send({ url: `${server.origin}/a?token=t` }, server.host));
    expect(failure).toMatchObject({ code, retryable, details: { status, body: 'sorry' } });
    expect(failure.message).toContain(`answered ${status}`);
    expect(failure.message).not.toContain('token');
  });

  it('waits as long as the other side asks', async () => {
    const server = await serve((_, response) => response.writeHead(429, { 'retry-after': '7' }).end());
    expect((await failureOf(send({ url: server.origin }, server.host))).retryAfterMs).toBe(7_000);
  });

  it('takes the statuses that the step calls good', async () => {
    const server = await serve((_, response) => response.writeHead(404).end());
    expect((await send({ url: server.origin, expect: '2xx, 404' }, server.host)).status).toBe(404);
    expect(await failureOf(send({ url: server.origin, expect: '200' }, server.host))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('requests that never arrive', () => {
  it.each([
    ['not a url', 'REQUEST_INVALID'],
    ['ftp://example.com/', 'REQUEST_INVALID'],
    ['http://example.com:25/', 'REQUEST_INVALID'],
    ['http://127.0.0.1:8081/', 'ADDRESS_NOT_ALLOWED'],
  ])('%s: %s', async (url, code) => {
    expect(await failureOf(send({ url }))).toMatchObject({ code, retryable: false });
  });

  it('says that nobody listens', async () => {
    const server = await listen(() => undefined);
    server.close();
    const failure = await failureOf(send({ url: server.origin }, server.host));
    expect(failure).toMatchObject({ code: 'CONNECTION_FAILED', retryable: true });
  });

  it('says that no answer came in time', async () => {
    const server = await serve(() => undefined);
    const failure = await failureOf(send({ url: server.origin, timeoutSeconds: 0.05 }, server.host));
    expect(failure).toMatchObject({ code: 'TIMED_OUT', retryable: true });
  });

  it('ends as cancelled when the step is', async () => {
    const server = await serve(() => undefined);
    const reason = new Error('cancelled');
    await expect(send({ url: server.origin }, server.host, AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  it('refuses a header that would split the request', async () => {
    const headers = { 'x-a': 'b\r\nhost: evil' };
    expect(await failureOf(send({ url: 'https://example.com', headers }))).toMatchObject({
      code: 'REQUEST_INVALID',
    });
  });
});
