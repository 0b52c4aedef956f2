import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Person, startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let person: Person;
let projectId: string;
let workflowId: string;

beforeAll(async () => {
  server = await startServer(inject('stack'));
  person = await server.signUp();
  projectId = (await person.client.post<{ id: string }>('/api/v1/projects', { name: 'Bakery' })).body.id;
  workflowId = (await person.client.post<{ id: string }>('/api/v1/workflows', { projectId, name: 'Bake' }))
    .body.id;
});
afterAll(() => server.stop());

/** Asks, and makes sure that nothing was written on the way. */
async function refused(path: string, request: Parameters<Person['client']['request']>[1]) {
  const count = async () => {
    const { prisma } = server.app;
    const rows = await Promise.all([
      prisma.project.count(),
      prisma.workflow.findMany({ select: { id: true, draftRevision: true }, orderBy: { id: 'asc' } }),
      prisma.version.count(),
      prisma.run.count(),
      prisma.secret.count(),
      prisma.outbox.count(),
      prisma.idempotencyKey.count(),
    ]);
    return JSON.stringify(rows);
  };
  const before = await count();
  const answer = await person.client.request<{ code: string; message: string }>(path, request);
  expect(await count()).toBe(before);
  expect(answer.headers.get('content-type')).toContain('application/json');
  expect(answer.body.message).toMatch(/^[A-Z].+[.!?]$/s);
  return { status: answer.status, code: answer.body.code };
}
const step = (fields: object) => ({ format: 1, name: 'Bad', steps: [{ id: 'x', ...fields }] });
const post = (body: unknown, headers: Record<string, string> = {}) => ({
  method: 'POST' as const,
  body,
  headers,
});

test.each([
  ['no object at all', { steps: 'none' }],
  ['an unknown kind of step', step({ kind: 'teleport' })],
  ['an unknown field', step({ kind: 'transform', value: 1, surprise: true })],
  ['a newer format', { format: 99, name: 'Bad' }],
])('an invalid definition (%s) is refused', async (_, definition) => {
  const answer = await refused('/api/v1/workflows', post({ projectId, name: 'Bad', definition }));
  expect(answer).toEqual({ status: 422, code: 'INVALID_DEFINITION' });
});

test('an unknown action is told by a diagnostic', async () => {
  const definition = step({ kind: 'task', action: 'no.such', with: {} });
  const answer = await person.client.post<{ diagnostics: { stepId: string; severity: string }[] }>(
    '/api/v1/workflows/check',
    { projectId, definition },
  );
  expect(answer.status).toBe(200);
  expect(answer.body.diagnostics).toContainEqual(
    expect.objectContaining({ stepId: 'x', severity: 'error', code: expect.stringContaining('ACTION') }),
  );
});

test('a body of 5 MB is refused', async () => {
  const body = { projectId, name: 'Big', definition: { format: 1, name: 'x'.repeat(5 * 1024 * 1024) } };
  expect(await refused('/api/v1/workflows', post(body))).toEqual({ status: 413, code: 'BODY_TOO_LARGE' });
});

test.each(['{"name": ', '', '[1,2', 'null'])('malformed JSON (%j) is refused', async (body) => {
  const answer = await refused('/api/v1/projects', post(body, { 'content-type': 'application/json' }));
  expect(answer.status).toBe(400);
});

test('prototypes cannot be polluted by a body', async () => {
  const body = '{"name":"x","__proto__":{"admin":true}}';
  const answer = await refused('/api/v1/projects', post(body, { 'content-type': 'application/json' }));
  expect(answer).toEqual({ status: 400, code: 'MALFORMED_JSON' });
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/xml'])(
  'content of the type %s is refused',
  async (type) => {
    const answer = await refused('/api/v1/projects', post('name=x', { 'content-type': type }));
    expect(answer).toEqual({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
  },
);

test.each([
  ['GET', '/api/v1/projects/:id'],
  ['GET', '/api/v1/workflows/:id'],
  ['DELETE', '/api/v1/workflows/:id'],
  ['GET', '/api/v1/workflows/:id/versions'],
  ['GET', '/api/v1/nothing/:id'],
] as const)('an unknown id is not found: %s %s', async (method, path) => {
  const answer = await refused(path.replace(':id', randomUUID()), { method });
  expect(answer).toEqual({ status: 404, code: 'NOT_FOUND' });
});

test('an id that is none is refused', async () => {
  expect(await refused('/api/v1/workflows/1%27%20OR%201=1', { method: 'GET' })).toEqual({
    status: 400,
    code: 'INVALID_REQUEST',
  });
});

test('a foreign id is not found, also within a body', async () => {
  const stranger = await server.signUp();
  for (const path of [`/api/v1/workflows/${workflowId}`, `/api/v1/projects/${projectId}`]) {
    expect(await stranger.client.get(path)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  }
  const nested = await stranger.client.post('/api/v1/workflows', { projectId, name: 'Smuggled' });
  expect(nested).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
});

test.each([
  ['a missing field', {}],
  ['an empty name', { name: '   ' }],
  ['a long name', { name: 'x'.repeat(500) }],
  ['a field too many', { name: 'x', workspaceId: 'other', createdById: 'other' }],
  ['a wrong type', { name: 7 }],
])('%s is refused', async (_, body) => {
  expect(await refused('/api/v1/projects', post(body))).toEqual({ status: 400, code: 'INVALID_REQUEST' });
});

test('text that Postgres cannot hold is refused, not stumbled over', async () => {
  for (const name of ['a\u0000b', 'a\ud800b']) {
    const body = JSON.stringify({ name });
    expect(await refused('/api/v1/projects', post(body))).toEqual({ status: 400, code: 'INVALID_TEXT' });
  }
  const definition = { format: 1, name: 'x', [`a\u0000`]: 1 };
  const draft = { method: 'PUT' as const, body: { revision: 1, definition } };
  expect((await refused(`/api/v1/workflows/${workflowId}/draft`, draft)).code).toBe('INVALID_TEXT');
  expect((await refused('/api/v1/workflows?q=a%00b', { method: 'GET' })).code).toBe('INVALID_TEXT');
  const emoji = await person.client.post('/api/v1/projects', '{"name":"\\ud83c\\udf5e bread"}');
  expect(emoji).toMatchObject({ status: 201, body: { name: '🍞 bread' } });
});

test('a refused request leaves its Idempotency-Key free', async () => {
  const headers = { 'idempotency-key': 'again' };
  expect((await person.client.post('/api/v1/projects', { name: '' }, headers)).status).toBe(400);
  expect((await person.client.post('/api/v1/projects', { name: 'Right' }, headers)).status).toBe(201);
});

test('the same request twice at once creates one thing', async () => {
  const headers = { 'idempotency-key': 'double tap' };
  const attempt = () => person.client.post<{ id: string }>('/api/v1/projects', { name: 'Once' }, headers);
  const answers = await Promise.all([attempt(), attempt(), attempt()]);
  for (const { status } of answers) expect([201, 409]).toContain(status);
  expect(await server.app.prisma.project.count({ where: { name: 'Once' } })).toBe(1);
  expect((await attempt()).status).toBe(201);
});

test('a key whose first attempt was lost with its server is taken over, and creates nothing twice', async () => {
  const headers = { 'idempotency-key': 'lost' };
  const first = await person.client.post<{ id: string }>('/api/v1/projects', { name: 'Lost' }, headers);
  await server.app.prisma.idempotencyKey.updateMany({
    where: { key: 'lost' },
    data: { status: null, createdAt: new Date(Date.now() - 120_000) },
  });
  const second = await person.client.post<{ id: string }>('/api/v1/projects', { name: 'Lost' }, headers);
  expect(second).toMatchObject({ status: 201, body: { id: first.body.id } });
  expect(await server.app.prisma.project.count({ where: { name: 'Lost' } })).toBe(1);
});
