import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Person, startServer, type TestServer } from '../support/server.ts';
import { exampleDefinition, fillWorkspace, type FilledWorkspace } from '../support/workspace.ts';

// Every operation of the OpenAPI document, asked with the ids of somebody else's workspace. An operation that no table below knows fails.

interface Operation {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  hasBody: boolean;
  open: boolean;
}

const document = JSON.parse(
  await readFile(new URL('../../server/openapi.json', import.meta.url), 'utf8'),
) as {
  paths: Record<string, Record<string, { operationId: string; requestBody?: unknown; security?: unknown[] }>>;
};
const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId, requestBody, security }]) => ({
    id: operationId,
    method: method.toUpperCase() as Operation['method'],
    path,
    hasBody: requestBody !== undefined,
    open: security?.length === 0 || !path.startsWith('/api/v1/'),
  })),
);

/** What stands for the parameters of a path; the first part of the path says what an `id` is. */
function fill(path: string, target: FilledWorkspace, userId: string): string {
  const ids: Record<string, string> = {
    projects: target.projectId,
    workflows: target.workflowId,
    runs: target.runId,
    approvals: target.approvalId,
    people: target.invitationId,
    invitations: target.invitationId,
    sessions: target.sessionId,
    messages: target.messageId,
    templates: 'fulfil-order',
  };
  const values: Record<string, string> = {
    id: ids[path.split('/')[3] ?? ''] ?? '',
    userId,
    queueId: target.queueId,
    workerId: target.workerId,
    versionId: target.versionId,
    triggerId: path.includes('/schedules/') ? target.scheduleTriggerId : target.webhookTriggerId,
    name: target.secretName,
    token: target.webhookToken,
    backlog: target.backlogName,
    itemId: target.backlogItemId,
    model: target.readModelName,
    key: target.readModelKey,
    by: 'actions',
    action: 'http.request',
  };
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (!value) throw new Error(`The walk does not know what stands for {${name}} in ${path}.`);
    return value;
  });
}

/** A body that would be accepted from the owner, so that nothing but the check of access can refuse it. */
function bodies(target: FilledWorkspace): Record<string, unknown> {
  const { projectId } = target;
  const decision = { decision: 'approve', decisionId: randomUUID(), via: 'app' };
  const keys = {
    p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
    auth: 'tBHItJI5svbpez7KI4CCXg',
  };
  const endpoint = 'https://push.example/authorisation-walk';
  return {
    'instance.update': { registrationOpen: false },
    'people.invite': { email: 'x@example.com' },
    'people.setRole': { role: 'member' },
    'projects.create': { name: 'Mine' },
    'templates.use': { projectId },
    'projects.update': { name: 'Taken over' },
    'projects.createQueue': { title: 'Mine' },
    'projects.updateQueue': { enabled: false },
    'projects.setQueueScaling': { policy: {}, minWorkers: 1, maxWorkers: 2 },
    'projects.simulateQueueScaling': { policy: {}, minWorkers: 1, maxWorkers: 2 },
    'projects.setSplitPolicy': { automatic: true, runsPerDay: 1, p95Ms: 1, failurePercent: 0 },
    'workflows.setQueue': { queueId: target.queueId },
    'secrets.put': { value: 'overwritten' },
    'backlogs.addItem': { item: {} },
    'eventLog.record': { type: 'happened', subject: 'x' },
    'workflows.create': { projectId, name: 'Smuggled', definition: exampleDefinition },
    'workflows.check': { projectId, definition: exampleDefinition },
    'workflows.update': { enabled: false },
    'workflows.updateSchedule': { paused: true },
    'workflows.saveDraft': { revision: 1, definition: { ...exampleDefinition, name: 'Taken over' } },
    'workflows.publish': { revision: 1 },
    'runs.start': { input: { n: 1 } },
    'runs.cancel': {},
    'runs.sendEvent': { name: 'nudged' },
    'projects.sendEvent': { name: 'nudged' },
    'runs.terminate': { reason: 'x' },
    'runs.retry': { from: 'start' },
    'approvals.decide': decision,
    'approvals.decideByToken': { token: 'x'.repeat(80), decision: 'approve', decisionId: randomUUID() },
    'messages.markAllRead': {},
    'push.subscribe': { endpoint, keys },
    'push.unsubscribe': { endpoint },
    'push.refresh': { oldEndpoint: endpoint, endpoint, keys },
    'push.test': { endpoint },
  };
}

/** Operations of the caller's own workspace or person, which name nothing of anybody else's. */
const ownOnly = new Set([
  'me.get',
  'instance.get',
  'people.list',
  'people.invite',
  'sessions.list',
  'projects.list',
  'regions.list',
  'projects.create',
  'projects.createSample',
  'actions.list',
  'templates.list',
  'templates.get',
  'workflows.list',
  'runs.list',
  'runs.counts',
  'approvals.list',
  'push.subscribe',
  'push.unsubscribe',
  'push.list',
  'push.refresh',
  'push.test',
  'mails.list',
  'messages.list',
  'messages.counts',
  'messages.markAllRead',
  'health.live',
  'health.ready',
]);
/** Served without a session; whoever holds the secret in the address or the body is meant. */
const openToAll = new Set([
  'instance.get',
  'invitations.get',
  'health.live',
  'health.ready',
  'approvals.decideByToken',
]);
const instanceOwnerOnly = new Set(['instance.update']);
const adminOnly = new Set([
  'people.invite',
  'people.revokeInvitation',
  'people.setRole',
  'projects.archive',
  'projects.updateQueue',
  'secrets.put',
  'secrets.delete',
]);

let server: TestServer;
let owner: Person;
let stranger: Person;
let member: Person;
let target: FilledWorkspace;

beforeAll(async () => {
  server = await startServer(inject('stack'));
  owner = await server.signUp();
  stranger = await server.signUp();
  target = await fillWorkspace(server.app, owner);
  const invitation = await owner.client.post<{ id: string }>('/api/v1/people/invitations', {
    email: 'plain.member@example.com',
  });
  member = await server.signUp({ email: 'plain.member@example.com', invitationId: invitation.body.id });
});
afterAll(() => server.stop());

const ask = (person: Pick<Person, 'client'>, operation: Operation, headers?: Record<string, string>) =>
  person.client.request<{ code?: string }>(fill(operation.path, target, owner.userId), {
    method: operation.method,
    ...(operation.hasBody ? { body: bodies(target)[operation.id] } : {}),
    ...(headers ? { headers } : {}),
  });

/** Everything of the owner's workspace that a request could have changed. */
async function fingerprint(): Promise<string> {
  const [row] = await server.app.prisma.$queryRaw<{ state: string }[]>`
    SELECT md5(concat(
      (SELECT string_agg(p::text, '|' ORDER BY p.id) FROM projects p WHERE p.id = ${target.projectId}::uuid),
      (SELECT string_agg(q::text, '|' ORDER BY q.id) FROM queues q WHERE q."projectId" = ${target.projectId}::uuid),
      (SELECT string_agg(s::text, '|' ORDER BY s.id) FROM secrets s WHERE s."projectId" = ${target.projectId}::uuid),
      (SELECT string_agg(i::text, '|' ORDER BY i.id) FROM backlog_items i JOIN backlogs b ON b.id = i."backlogId"
        WHERE b."projectId" = ${target.projectId}::uuid),
      (SELECT string_agg(e::text, '|' ORDER BY e.id) FROM recorded_events e WHERE e."projectId" = ${target.projectId}::uuid),
      (SELECT string_agg(w::text, '|' ORDER BY w.id) FROM workflows w WHERE w."projectId" = ${target.projectId}::uuid),
      (SELECT string_agg(t::text, '|' ORDER BY t.id) FROM workflow_triggers t WHERE t."workflowId" = ${target.workflowId}::uuid),
      (SELECT string_agg(v.id::text, '|' ORDER BY v.id) FROM versions v WHERE v."workflowId" = ${target.workflowId}::uuid),
      (SELECT string_agg(r::text, '|' ORDER BY r.id) FROM runs r WHERE r."projectId" = ${target.projectId}::uuid),
      (SELECT string_agg(a::text, '|' ORDER BY a.id) FROM approvals a WHERE a."projectId" = ${target.projectId}::uuid),
      (SELECT string_agg(v::text, '|' ORDER BY v."decisionId") FROM approval_votes v WHERE v."approvalId" = ${target.approvalId}::uuid),
      (SELECT string_agg(r::text, '|' ORDER BY r."userId") FROM message_recipients r WHERE r."messageId" = ${target.messageId}::uuid),
      (SELECT string_agg(m::text, '|' ORDER BY m.id) FROM members m WHERE m."organizationId" = ${owner.workspaceId}),
      (SELECT string_agg(i::text, '|' ORDER BY i.id) FROM invitations i WHERE i."organizationId" = ${owner.workspaceId}),
      (SELECT string_agg(s.id, '|' ORDER BY s.id) FROM sessions s WHERE s."userId" = ${owner.userId}),
      (SELECT string_agg(i::text, '|') FROM instance_settings i),
      (SELECT count(*)::text FROM outbox)
    )) AS state`;
  return row!.state;
}

describe.each(operations)('$id', (operation) => {
  test('is known to this walk', () => {
    if (operation.hasBody) expect(bodies(target)).toHaveProperty([operation.id]);
    expect(operation.open).toBe(openToAll.has(operation.id));
  });

  if (!operation.open)
    test('wants a session', async () => {
      const answer = await ask({ client: server.client() }, operation);
      expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    });

  if (!ownOnly.has(operation.id) && !openToAll.has(operation.id))
    test('shows and does nothing for somebody of another workspace', async () => {
      const before = await fingerprint();
      const answer = await ask(stranger, operation);
      expect([403, 404]).toContain(answer.status);
      expect(typeof answer.body.code).toBe('string');
      expect(await fingerprint()).toBe(before);
    });

  if (!operation.open)
    test('cannot be turned to another workspace by a header', async () => {
      const before = await fingerprint();
      const answer = await ask(stranger, operation, { 'x-workspace': owner.workspaceId });
      expect(answer).toMatchObject({ status: 403, body: { code: 'NO_WORKSPACE' } });
      expect(await fingerprint()).toBe(before);
    });

  if (adminOnly.has(operation.id) || instanceOwnerOnly.has(operation.id))
    test('is not for plain members', async () => {
      const before = await fingerprint();
      expect(await ask(member, operation)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
      expect(await fingerprint()).toBe(before);
    });
});

/** What anybody may call something of their own. */
const namesOnly = new Set(['hook', 'nightly', 'API_KEY', 'alerts', 'balances', 'ada']);

test('lists hold nothing of another workspace', async () => {
  for (const operation of operations.filter(({ method, path }) => method === 'GET' && !path.includes('{'))) {
    const answer = await ask(stranger, operation);
    const text = JSON.stringify(answer.body);
    for (const id of Object.values(target)) {
      if (!namesOnly.has(id)) expect(text, operation.id).not.toContain(id);
    }
    expect(text, operation.id).not.toContain(owner.account.email);
  }
});

test('a filter by somebody else’s id finds nothing', async () => {
  const queries = [`workflows?projectId=${target.projectId}`];
  const known = new Set(operations.map(({ id }) => id));
  if (known.has('runs.list')) {
    queries.push(`runs?projectId=${target.projectId}`, `runs?workflowId=${target.workflowId}`);
  }
  for (const query of queries) {
    const answer = await stranger.client.get<{ items?: unknown[] }>(`/api/v1/${query}`);
    if (answer.status === 200) expect(answer.body.items).toEqual([]);
    else expect([403, 404]).toContain(answer.status);
  }
});
