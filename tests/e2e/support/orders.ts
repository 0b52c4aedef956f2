import { eventually } from '../../support/eventually.ts';
import type { HttpClient } from '../../support/http-client.ts';
import type { Person as Account } from '../../support/server.ts';

type Person = Pick<Account, 'client'>;

export interface WaitingOrder {
  runId: string;
  approvalId: string;
  subject: string;
}

interface Listed<T> {
  items: T[];
}

/** Adds the sample project of a person, over the API; gives the id of its order workflow and of the project. */
export async function addSample({ client }: Person): Promise<{ projectId: string; workflowId: string }> {
  const project = await created<{ id: string }>(client, '/api/v1/projects/sample');
  const { body } = await client.get<Listed<{ id: string; name: string }>>(
    `/api/v1/workflows?projectId=${project.id}`,
  );
  const order = body.items.find(({ name }) => name === 'Fulfil an order');
  if (!order) throw new Error('The sample project has no order workflow');
  return { projectId: project.id, workflowId: order.id };
}

type AnyDefinition = { name: string } & Record<string, unknown>;

/** A workflow with this draft. */
export async function createWorkflow(
  { client }: Person,
  projectId: string,
  definition: AnyDefinition,
): Promise<string> {
  const body = { projectId, name: definition.name, definition };
  return (await created<{ id: string }>(client, '/api/v1/workflows', body)).id;
}

/** A workflow with this definition, published. */
export async function publishWorkflow(
  person: Person,
  projectId: string,
  definition: AnyDefinition,
): Promise<string> {
  const id = await createWorkflow(person, projectId, definition);
  await created(person.client, `/api/v1/workflows/${id}/publish`, { revision: 1 });
  return id;
}

export interface Order {
  order?: number;
  customer?: string;
  total?: number;
  card?: 'valid' | 'declined';
}

/** Starts a run of the sample order workflow; gives its id and subject. */
export async function startOrder(person: Person, workflowId: string, order: Order = {}) {
  const input = {
    ...{ order: 1042, customer: 'Ada Lovelace', email: 'ada@example.com', total: 900, card: 'valid' },
    ...order,
  };
  return created<{ id: string; subject: string }>(person.client, `/api/v1/workflows/${workflowId}/runs`, {
    input,
  });
}

/** An order that waits for somebody's approval. */
export async function waitingOrder(
  person: Person,
  workflowId: string,
  order: Order = {},
): Promise<WaitingOrder> {
  const run = await startOrder(person, workflowId, order);
  return { runId: run.id, approvalId: await untilApproval(person, run.id), subject: run.subject };
}

/** The approval that a run waits for, once it does. */
export const untilApproval = ({ client }: Person, runId: string): Promise<string> =>
  eventually(
    async () => {
      const { body } = await client.get<Listed<{ id: string; runId: string }>>(
        '/api/v1/approvals?box=waiting',
      );
      return body.items.find((approval) => approval.runId === runId)?.id;
    },
    { what: 'the approval', timeoutMs: 45_000 },
  );

export interface Decided {
  status: string;
  decidedBy: { id: string; name: string } | null;
  votes: { decision: string; via: string; person: { name: string } }[];
}

/** The approval, once it is decided. */
export const decided = ({ client }: Person, approvalId: string): Promise<Decided> =>
  eventually(
    async () => {
      const { body } = await client.get<Decided>(`/api/v1/approvals/${approvalId}`);
      return body.status === 'pending' ? undefined : body;
    },
    { what: 'a decision' },
  );

export const runStatus = async ({ client }: Person, runId: string): Promise<string> =>
  (await client.get<{ status: string }>(`/api/v1/runs/${runId}`)).body.status;

export const untilRun = (person: Person, runId: string, status: string): Promise<true> =>
  eventually(async () => (await runStatus(person, runId)) === status, {
    what: `the run's status "${status}"`,
    timeoutMs: 45_000,
  });

async function created<T>(client: HttpClient, path: string, body: unknown = {}): Promise<T> {
  const answer = await client.post<T>(path, body);
  if (answer.status >= 300) throw new Error(`${path} answered ${JSON.stringify(answer.body)}`);
  return answer.body;
}
