import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Person, startServer, type TestServer } from '../support/server.ts';
import { exampleDefinition } from '../support/workspace.ts';

let server: TestServer;
let person: Person;
let projectId: string;

beforeAll(async () => {
  server = await startServer(inject('stack'));
  person = await server.signUp();
  projectId = (await person.client.post<{ id: string }>('/api/v1/projects', { name: 'Bakery' })).body.id;
});
afterAll(() => server.stop());

interface Workflow {
  id: string;
  name: string;
  enabled: boolean;
  draft: { name: string; input?: { properties: object } };
  draftRevision: number;
  hasUnpublishedChanges: boolean;
  activeVersion: { id: string; number: number } | null;
  input: { properties: object };
  webhooks: { triggerId: string; url: string; hasSecret: boolean }[];
  schedules: { cron: string }[];
  triggers: string[];
}

const definition = (overrides: object = {}) => ({
  format: 1,
  name: 'Bake',
  triggers: [{ id: 'manual', kind: 'manual' }],
  steps: [{ id: 'sum', kind: 'transform', value: '{{ 1 + 2 }}' }],
  output: '{{ steps.sum }}',
  ...overrides,
});
const create = async (body: object = {}): Promise<Workflow> => {
  const answer = await person.client.post<Workflow>('/api/v1/workflows', {
    projectId,
    name: 'Bake',
    definition: definition(),
    ...body,
  });
  expect(answer.status).toBe(201);
  return answer.body;
};
const read = async (id: string) => (await person.client.get<Workflow>(`/api/v1/workflows/${id}`)).body;
const put = (id: string, revision: number, draft: object) =>
  person.client.request<{ revision: number; code: string; details: { revision: number; draft: unknown } }>(
    `/api/v1/workflows/${id}/draft`,
    { method: 'PUT', body: { revision, definition: draft } },
  );
const publish = (id: string, revision: number) =>
  person.client.post<{ id: string; number: number; code?: string; details?: unknown }>(
    `/api/v1/workflows/${id}/publish`,
    { revision },
  );

describe('a draft', () => {
  test('keeps the order of a form’s fields', async () => {
    const properties = { zebra: { type: 'string' }, apple: { type: 'string' }, b: { type: 'string' } };
    const workflow = await create({ definition: definition({ input: { type: 'object', properties } }) });
    await publish(workflow.id, 1);
    const { draft, input } = await read(workflow.id);
    expect(Object.keys(draft.input!.properties)).toEqual(['zebra', 'apple', 'b']);
    expect(Object.keys(input.properties)).toEqual(['zebra', 'apple', 'b']);
  });

  test('that was written with few words gets the defaults of what it leaves out', async () => {
    const few = { triggers: [{ id: 'hook', kind: 'webhook' }], steps: [{ id: 'say', kind: 'respond' }] };
    const workflow = await create({ definition: definition(few) });
    const whole = {
      triggers: [{ reply: 'accepted', verify: 'none' }],
      steps: [{ status: 200, headers: {} }],
    };
    expect((await read(workflow.id)).draft).toMatchObject(whole);
    await put(workflow.id, 1, definition(few));
    expect((await read(workflow.id)).draft).toMatchObject(whole);
  });

  test('may be invalid, and says what is wrong with it', async () => {
    const workflow = await create();
    const saved = await put(
      workflow.id,
      1,
      definition({ steps: [{ id: 'x', kind: 'transform', value: '{{ steps.no }}' }] }),
    );
    expect(saved).toMatchObject({
      status: 200,
      body: {
        revision: 2,
        diagnostics: expect.arrayContaining([expect.objectContaining({ severity: 'error', stepId: 'x' })]),
      },
    });
    expect((await put(workflow.id, 2, { nonsense: true })).status).toBe(200);
  });

  test('is not overwritten by a change that was made to an older one', async () => {
    const workflow = await create();
    const answers = await Promise.all(
      ['A', 'B', 'C'].map((name) => put(workflow.id, 1, definition({ name }))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const refused = answers.find(({ status }) => status === 409)!;
    expect(refused.body).toMatchObject({ code: 'DRAFT_CHANGED', details: { revision: 2 } });
    const { name, draft } = await read(workflow.id);
    expect(refused.body.details.draft).toEqual(draft);
    expect(draft.name).toBe(name);
  });
});

describe('publishing', () => {
  test('makes numbered versions, of which the newest is active, and going back is one call', async () => {
    const workflow = await create();
    const first = await publish(workflow.id, 1);
    expect(first).toMatchObject({ status: 201, body: { number: 1, active: true, effects: 'none' } });
    expect(await read(workflow.id)).toMatchObject({ hasUnpublishedChanges: false });
    await put(workflow.id, 1, definition({ name: 'Bake twice' }));
    expect(await read(workflow.id)).toMatchObject({
      hasUnpublishedChanges: true,
      activeVersion: { number: 1 },
    });
    await publish(workflow.id, 2);
    expect(await read(workflow.id)).toMatchObject({ name: 'Bake twice', activeVersion: { number: 2 } });
    const back = await person.client.post(
      `/api/v1/workflows/${workflow.id}/versions/${first.body.id}/activate`,
    );
    expect(back).toMatchObject({ status: 200, body: { number: 1, active: true } });
    expect(await read(workflow.id)).toMatchObject({ name: 'Bake', activeVersion: { number: 1 } });
    const versions = await person.client.get<{ items: { number: number; active: boolean }[] }>(
      `/api/v1/workflows/${workflow.id}/versions`,
    );
    expect(versions.body.items.map(({ number, active }) => [number, active])).toEqual([
      [2, false],
      [1, true],
    ]);
    const detail = await person.client.get<{ typescript: string }>(
      `/api/v1/workflows/${workflow.id}/versions/${first.body.id}`,
    );
    expect(detail.body.typescript).toContain('export async function');
  });

  test('refuses what does not compile, with the reasons, and writes nothing', async () => {
    const workflow = await create();
    await put(
      workflow.id,
      1,
      definition({ steps: [{ id: 'x', kind: 'task', action: 'no.such', with: {} }] }),
    );
    const answer = await publish(workflow.id, 2);
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code: 'INVALID_DEFINITION',
        details: { diagnostics: expect.arrayContaining([expect.objectContaining({ stepId: 'x' })]) },
      },
    });
    expect(await server.app.prisma.version.count({ where: { workflowId: workflow.id } })).toBe(0);
  });

  test('finds clashes of types', async () => {
    const workflow = await create();
    const wrong = definition({
      input: { type: 'object', required: ['n'], properties: { n: { type: 'string' } } },
      steps: [{ id: 'x', kind: 'transform', value: '{{ input.n * 2 }}' }],
      output: '{{ steps.x }}',
    });
    await put(workflow.id, 1, wrong);
    expect(await publish(workflow.id, 2)).toMatchObject({ status: 422 });
  });

  test('at the same time makes one version per revision', async () => {
    const workflow = await create();
    const answers = await Promise.all([publish(workflow.id, 1), publish(workflow.id, 1)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers.map(({ body }) => body.number)).toEqual([1, 1]);
  });

  test('a version cannot be changed, not even past the API', async () => {
    const workflow = await create();
    const { body } = await publish(workflow.id, 1);
    await expect(
      server.app.prisma.version.update({ where: { id: body.id }, data: { javascript: 'evil' } }),
    ).rejects.toThrow();
    const kept = await server.app.prisma.version.findUniqueOrThrow({ where: { id: body.id } });
    expect(kept.javascript).not.toBe('evil');
  });
});

describe('endpoints and schedules', () => {
  test('follow the active version; an address stays the same for ever', async () => {
    const workflow = await create({ definition: { ...exampleDefinition } });
    await publish(workflow.id, 1);
    const withHook = await read(workflow.id);
    expect(withHook.schedules).toEqual([expect.objectContaining({ cron: '0 3 * * *' })]);
    const { url } = withHook.webhooks[0]!;
    const scheduleRow = await server.app.prisma.workflowTrigger.findFirstOrThrow({
      where: { workflowId: workflow.id, kind: 'schedule' },
    });
    const promised = () =>
      server.app.prisma.outbox.count({ where: { kind: 'schedule.sync', subjectId: scheduleRow.id } });
    expect(await promised()).toBe(1);

    await put(workflow.id, 1, { ...exampleDefinition, triggers: [{ id: 'manual', kind: 'manual' }] });
    await publish(workflow.id, 2);
    expect(await read(workflow.id)).toMatchObject({ webhooks: [], schedules: [], triggers: ['manual'] });
    expect(await promised()).toBe(2);

    await put(workflow.id, 2, exampleDefinition);
    await publish(workflow.id, 3);
    expect((await read(workflow.id)).webhooks[0]!.url).toBe(url);

    const off = { method: 'PATCH', body: { enabled: false } } as const;
    await person.client.request(`/api/v1/workflows/${workflow.id}`, off);
    const rows = await server.app.prisma.workflowTrigger.findMany({ where: { workflowId: workflow.id } });
    expect(rows.map(({ enabled }) => enabled)).toEqual([false, false]);
  });

  test('the secret of an endpoint is shown once and lies sealed', async () => {
    const workflow = await create({ definition: exampleDefinition });
    await publish(workflow.id, 1);
    const made = await person.client.post<{ secret: string }>(
      `/api/v1/workflows/${workflow.id}/webhooks/hook/secret`,
    );
    expect(made.body.secret).toMatch(/^whsec_/);
    const shown = await person.client.get(`/api/v1/workflows/${workflow.id}`);
    expect(JSON.stringify(shown.body)).not.toContain(made.body.secret);
    expect((await read(workflow.id)).webhooks[0]!.hasSecret).toBe(true);
    const row = await server.app.prisma.workflowTrigger.findFirstOrThrow({
      where: { workflowId: workflow.id, kind: 'webhook' },
    });
    expect(Buffer.from(row.sealedSecret!).toString('latin1')).not.toContain(made.body.secret);
  });
});

test('a page of workflows is followed by the next', async () => {
  const project = (await person.client.post<{ id: string }>('/api/v1/projects', { name: 'Many' })).body.id;
  for (const name of ['One', 'Two', 'Three']) await create({ projectId: project, name });
  const names: string[] = [];
  let cursor = '';
  do {
    const page = await person.client.get<{ items: Workflow[]; nextCursor: string | null }>(
      `/api/v1/workflows?projectId=${project}&limit=2${cursor && `&cursor=${cursor}`}`,
    );
    names.push(...page.body.items.map(({ name }) => name));
    cursor = page.body.nextCursor ?? '';
  } while (cursor);
  expect(names).toEqual(['Three', 'Two', 'One']);
  const found = await person.client.get<{ items: Workflow[] }>(`/api/v1/workflows?projectId=${project}&q=tW`);
  expect(found.body.items.map(({ name }) => name)).toEqual(['Two']);
});

test('one tap makes a project with three published workflows', async () => {
  const headers = { 'idempotency-key': 'sample' };
  const [one, again] = [
    await person.client.post<{ id: string; workflowCount: number }>('/api/v1/projects/sample', {}, headers),
    await person.client.post<{ id: string }>('/api/v1/projects/sample', {}, headers),
  ];
  expect(one).toMatchObject({ status: 201, body: { name: 'Sample shop', workflowCount: 3 } });
  expect(again.body.id).toBe(one.body.id);
  const list = await person.client.get<{ items: Workflow[] }>(`/api/v1/workflows?projectId=${one.body.id}`);
  expect(list.body.items.map(({ activeVersion }) => activeVersion?.number)).toEqual([1, 1, 1]);
});

test('what a secret holds is never told again', async () => {
  const path = `/api/v1/projects/${projectId}/secrets/TOKEN`;
  const kept = await person.client.request(path, { method: 'PUT', body: { value: 'canary-51c7' } });
  const list = await person.client.get(`/api/v1/projects/${projectId}/secrets`);
  expect(kept.status).toBe(200);
  expect(JSON.stringify([kept.body, list.body])).not.toContain('canary-51c7');
  const row = await server.app.prisma.secret.findFirstOrThrow({ where: { projectId, name: 'TOKEN' } });
  expect(Buffer.from(row.sealed).toString('latin1')).not.toContain('canary-51c7');
});

test('projects of the same name get queues of their own', async () => {
  const answers = await Promise.all(
    [1, 2, 3].map(() =>
      person.client.post<{ slug: string; pools: { name: string }[] }>('/api/v1/projects', { name: 'Twins' }),
    ),
  );
  expect(answers.map(({ body }) => body.slug).sort()).toEqual(['twins', 'twins-2', 'twins-3']);
  expect(new Set(answers.map(({ body }) => body.pools[0]!.name)).size).toBe(3);
});
