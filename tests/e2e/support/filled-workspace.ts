import type { Person } from '../../support/server.ts';
import {
  addSample,
  createWorkflow,
  publishWorkflow,
  startOrder,
  untilApproval,
  untilRun,
  waitingOrder,
} from './orders.ts';
import type { Stage } from './stage.ts';

/** A workspace in which something of everything is to be seen. */
export interface FilledWorkspace {
  person: Person;
  projectId: string;
  /** The project's default pool. */
  queueId: string;
  workflowId: string;
  /** A draft with problems that was never published. */
  brokenWorkflowId: string;
  /** A draft of another world. */
  unreadableWorkflowId: string;
  waiting: { runId: string; approvalId: string };
  /** Of high risk and with a form. */
  risky: { runId: string; approvalId: string };
  decided: { runId: string; approvalId: string };
  failedRunId: string;
  invitationId: string;
  /** Declares backlogs and read models. */
  dataWorkflowId: string;
  /** Without workflows, runs and data. */
  emptyProjectId: string;
  /** Of a backlog in which one item waits. */
  backlogItemId: string;
}

export async function fillWorkspace(stage: Stage): Promise<FilledWorkspace> {
  const person = await stage.person({ name: 'Ona Owner' });
  await stage.colleague(person, 'admin', { name: 'Adam Admin' });
  const { projectId, workflowId } = await addSample(person);
  const { client } = person;
  const { body } = await client.get<{ pools: { id: string }[] }>(`/api/v1/projects/${projectId}`);
  const queueId = body.pools[0]!.id;

  const failed = await startOrder(person, workflowId, { total: 20, card: 'declined' });
  const decided = await waitingOrder(person, workflowId, { order: 1, customer: 'Rear Admiral Grace Hopper' });
  await client.post(`/api/v1/approvals/${decided.approvalId}/decision`, {
    ...{ decision: 'reject', decisionId: crypto.randomUUID(), via: 'app', comment: 'Out of stock.' },
  });
  const riskyWorkflow = await publishWorkflow(person, projectId, riskyDefinition);
  const risky = await client.post<{ id: string }>(`/api/v1/workflows/${riskyWorkflow}/runs`, { input: {} });
  const waiting = await waitingOrder(person, workflowId);
  const brokenWorkflowId = await createWorkflow(person, projectId, brokenDefinition);
  const unreadableWorkflowId = await createWorkflow(person, projectId, {
    ...{ format: 1, name: 'From another world', steps: [] },
  });
  await client.request(`/api/v1/workflows/${unreadableWorkflowId}/draft`, {
    method: 'PUT',
    body: { revision: 1, definition: { steps: [{ id: 'sing', kind: 'sing' }] } },
  });
  const dataWorkflowId = await publishWorkflow(person, projectId, dataDefinition);
  const item = await client.post<{ itemId: string }>(`/api/v1/projects/${projectId}/backlogs/alerts/items`, {
    item: { device: 'roaster-1', over: 25 },
  });
  for (const amount of [20, 5]) {
    await client.post(`/api/v1/projects/${projectId}/event-log`, {
      ...{ type: 'deposited', subject: 'account-1', data: { amount } },
    });
  }
  const empty = await client.post<{ id: string }>('/api/v1/projects', { name: 'Nothing yet' });
  const invited = await client.post<{ id: string }>('/api/v1/people/invitations', {
    ...{ email: 'new@example.com', role: 'member' },
  });
  await client.request(`/api/v1/projects/${projectId}/secrets/SHOP_TOKEN`, {
    method: 'PUT',
    body: { value: 'sealed' },
  });
  await Promise.all([
    untilRun(person, failed.id, 'failed'),
    untilRun(person, decided.runId, 'completed'),
    untilApproval(person, risky.body.id),
  ]);
  return {
    ...{ person, projectId, queueId, workflowId, brokenWorkflowId, unreadableWorkflowId, waiting, decided },
    risky: { runId: risky.body.id, approvalId: await untilApproval(person, risky.body.id) },
    failedRunId: failed.id,
    invitationId: invited.body.id,
    dataWorkflowId,
    emptyProjectId: empty.body.id,
    backlogItemId: item.body.itemId,
  };
}

const dataDefinition = {
  format: 1,
  name: 'Keep books',
  backlogs: [
    {
      ...{ name: 'alerts', title: 'Device alerts', maxSize: 1 },
      ...{ order: 'priority', priority: 'item.over', key: 'item.device' },
      item: {
        type: 'object',
        required: ['device'],
        properties: {
          device: { type: 'string', title: 'Device' },
          over: { type: 'number', title: 'Degrees over the limit' },
        },
      },
    },
    { name: 'letters', item: { type: 'object', properties: {} } },
  ],
  readModels: [
    {
      ...{ name: 'balances', title: 'Balances', initial: { balance: 0 } },
      state: {
        type: 'object',
        properties: { balance: { type: 'number', title: 'Balance', format: 'currency', currency: 'EUR' } },
      },
      on: [{ event: 'deposited', set: { balance: '{{ item.balance + event.data.amount }}' } }],
    },
    {
      ...{ name: 'overdone', state: { type: 'object', properties: { most: { type: 'number' } } } },
      on: [{ event: 'deposited', set: { most: '{{ range(0, event.data.amount * 1000000000).length }}' } }],
    },
  ],
  steps: [{ id: 'look', kind: 'lookUp', model: 'balances', key: 'account-1' }],
};

const riskyDefinition = {
  format: 1,
  name: 'Pay a supplier',
  steps: [
    {
      id: 'tell',
      kind: 'notify',
      ...{ to: { roles: ['owner'] }, message: 'An invoice has come', urgency: 'quiet' },
      details: 'Bürobedarf Großhandelsgesellschaft, twelve boxes of paper.',
    },
    {
      id: 'each',
      kind: 'forEach',
      items: '[1, 2, 3]',
      steps: [{ id: 'double', kind: 'transform', value: '{{ item * 2 }}' }],
    },
    {
      id: 'ask',
      kind: 'approval',
      ask: 'Pay the invoice of Bürobedarf Großhandelsgesellschaft?',
      to: { roles: ['owner'] },
      risk: 'high',
      facts: [{ label: 'Amount', value: '{{ 12500 }}' }],
      form: {
        type: 'object',
        required: ['account'],
        properties: {
          account: { type: 'string', title: 'Account', enum: ['Main', 'Reserve'] },
          note: { type: 'string', title: 'Note', format: 'multiline' },
        },
      },
      deadline: { after: '1d', then: 'reject' },
    },
    { id: 'pause', kind: 'wait', for: '1h' },
  ],
};

const brokenDefinition = {
  format: 1,
  name: 'Not ready yet',
  input: { type: 'object', properties: { amount: { type: 'number', title: 'Amount' } } },
  triggers: [
    { id: 'manual', kind: 'manual' },
    { id: 'nightly', kind: 'schedule', cron: '0 3 * * *', timeZone: 'Europe/Berlin' },
    { id: 'hook', kind: 'webhook', verify: 'secret' },
  ],
  values: [{ name: 'state', title: 'State', schema: { type: 'string' }, initial: 'new' }],
  steps: [
    {
      id: 'ask',
      kind: 'approval',
      ask: 'Go on with {{ input.amount }}?',
      ...{ to: {}, rule: { kind: 'any' }, facts: [], risk: 'normal', allowSelf: true, onReject: 'continue' },
    },
    {
      id: 'big',
      kind: 'branch',
      cases: [{ id: 'over', when: 'input.amount > 100', steps: [] }],
      otherwise: [{ id: 'missing', kind: 'transform', value: '{{ input.nothing }}' }],
    },
    { id: 'mail', kind: 'task', action: 'email.send', with: { to: 'a@example.com' } },
    { id: 'code', kind: 'code', source: 'export default (values) => values;', with: {} },
  ],
};
