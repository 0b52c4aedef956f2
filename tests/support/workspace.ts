import type { App, Person } from './server.ts';

/** One of everything that a workspace can hold, by the API where it can make it, else in the database. */
export interface FilledWorkspace {
  backlogName: string;
  backlogItemId: string;
  projectId: string;
  queueId: string;
  workerId: string;
  workflowId: string;
  versionId: string;
  readModelName: string;
  readModelKey: string;
  webhookTriggerId: string;
  scheduleTriggerId: string;
  webhookToken: string;
  runId: string;
  approvalId: string;
  messageId: string;
  invitationId: string;
  secretName: string;
  sessionId: string;
}

const alerts = {
  name: 'alerts',
  item: { type: 'object', properties: {} },
  order: 'oldestFirst',
  onDuplicate: 'keepFirst',
  whenFull: 'fail',
};

export const exampleDefinition = {
  format: 1,
  name: 'Guarded',
  input: { type: 'object', required: ['n'], properties: { n: { type: 'number', default: 1 } } },
  triggers: [
    { id: 'manual', kind: 'manual' },
    { id: 'hook', kind: 'webhook', verify: 'secret' },
    { id: 'nightly', kind: 'schedule', cron: '0 3 * * *' },
  ],
  events: [{ name: 'nudged' }],
  steps: [
    { id: 'ask', kind: 'approval', ask: 'Go on?', to: { roles: ['owner'] } },
    { id: 'double', kind: 'transform', value: '{{ input.n * 2 }}' },
  ],
  output: '{{ steps.double }}',
};

export async function fillWorkspace(app: App, person: Person): Promise<FilledWorkspace> {
  const { client } = person;
  const created = async <T>(path: string, body: unknown): Promise<T> => {
    const answer = await client.post<T>(path, body);
    if (answer.status >= 300) throw new Error(`${path} answered ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const project = await created<{
    id: string;
    pools: { id: string; name: string; workers: { id: string }[] }[];
  }>('/api/v1/projects', {
    name: 'Secret plans',
  });
  const secret = await client.request(`/api/v1/projects/${project.id}/secrets/API_KEY`, {
    method: 'PUT',
    body: { value: 'canary-9f2b' },
  });
  if (secret.status !== 200) throw new Error('The secret was not kept.');
  const workflow = await created<{ id: string }>('/api/v1/workflows', {
    projectId: project.id,
    name: 'Guarded',
    definition: exampleDefinition,
  });
  const version = await created<{ id: string }>(`/api/v1/workflows/${workflow.id}/publish`, { revision: 1 });
  const invitation = await created<{ id: string }>('/api/v1/people/invitations', {
    email: 'new@example.com',
  });
  const sessions = await client.get<{ items: { id: string }[] }>('/api/v1/sessions');
  const trigger = await app.prisma.workflowTrigger.findFirstOrThrow({
    where: { workflowId: workflow.id, kind: 'webhook' },
  });
  const run = await app.prisma.run.create({
    data: {
      workspaceId: person.workspaceId,
      projectId: project.id,
      workflowId: workflow.id,
      versionId: version.id,
      queueName: project.pools[0]!.name,
      status: 'waiting',
      subject: 'Guarded',
      trigger: 'manual',
      startedById: person.userId,
      input: { n: 1 },
      startedAt: new Date(),
      openApprovals: 1,
      steps: { create: { instance: 'ask', stepId: 'ask', kind: 'approval', status: 'waiting' } },
    },
  });
  const approval = await app.prisma.approval.create({
    data: {
      workspaceId: person.workspaceId,
      projectId: project.id,
      runId: run.id,
      stepId: 'ask',
      instance: 'ask',
      ask: 'Go on?',
      subject: 'Guarded',
      facts: [],
      risk: 'normal',
      rule: { kind: 'any' },
      roles: ['owner'],
      assignees: { create: { userId: person.userId } },
    },
  });
  const message = await app.prisma.message.create({
    data: {
      workspaceId: person.workspaceId,
      runId: run.id,
      stepId: 'tell',
      instance: 'tell',
      text: 'It has begun',
      urgency: 'normal',
      recipients: { create: { userId: person.userId, workspaceId: person.workspaceId } },
    },
  });
  const backlog = await app.prisma.backlog.create({
    data: { projectId: project.id, name: 'alerts', declaration: alerts },
  });
  const item = await app.prisma.backlogItem.create({
    data: { backlogId: backlog.id, data: { device: 'pump' }, addKey: 'first' },
  });
  const balances = await app.prisma.readModel.create({
    data: {
      ...{ projectId: project.id, name: 'balances' },
      declaration: { name: 'balances', state: { type: 'object' }, initial: {}, on: [] },
      rows: { create: { key: 'ada', state: { balance: 5 }, position: 0, updatedAt: new Date() } },
    },
  });
  return {
    readModelName: balances.name,
    readModelKey: 'ada',
    backlogName: backlog.name,
    backlogItemId: item.id,
    projectId: project.id,
    queueId: project.pools[0]!.id,
    workerId: project.pools[0]!.workers[0]!.id,
    workflowId: workflow.id,
    versionId: version.id,
    webhookTriggerId: 'hook',
    scheduleTriggerId: 'nightly',
    webhookToken: trigger.token!,
    runId: run.id,
    approvalId: approval.id,
    messageId: message.id,
    invitationId: invitation.id,
    secretName: 'API_KEY',
    sessionId: sessions.body.items[0]!.id,
  };
}
