import type { DefinitionInput } from '@wfb/engine/definition';
import { isolateStores } from '../support/isolation.ts';
import { startProduct, type Product } from '../support/product.ts';
import type { HttpAnswer, HttpClient } from '../support/http-client.ts';
import type { Person } from '../support/server.ts';
import type { StackAddresses } from '../support/setup/stack.ts';

/** A product of its own with one account, as a person who measures would set it up. */
export interface BenchProduct {
  readonly product: Product;
  readonly databaseUrl: string;
  readonly api: HttpClient;
  /** The account that all belongs to. */
  readonly owner: Pick<Person, 'client' | 'userId'>;
  createProject(name: string): Promise<string>;
  /** Creates and publishes; gives the workflow's id and the addresses of its webhooks. */
  publish(projectId: string, definition: DefinitionInput): Promise<{ id: string; hooks: string[] }>;
  /** Starts a run; gives its id. */
  startRun(workflowId: string, input: object): Promise<string>;
  /** Asks the API; throws where the answer is no success. */
  call<T>(method: 'GET' | 'PUT' | 'PATCH' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T>;
  stop(): Promise<void>;
}

export async function startBenchProduct(
  stack: StackAddresses,
  env: NodeJS.ProcessEnv = {},
): Promise<BenchProduct> {
  const stores = await isolateStores(stack);
  const product = await startProduct({ stores, env: { LOG_LEVEL: 'warn', ...env } });
  const api = product.client();
  const { user } = expectOk<{ user: { id: string } }>(
    'sign-up',
    await api.post('/api/auth/sign-up/email', {
      name: 'Bench',
      email: 'bench@example.com',
      password: 'correct horse battery staple',
    }),
  );
  const call: BenchProduct['call'] = async (method, path, body) =>
    expectOk(`${method} ${path}`, await api.request(path, { method, body }));
  return {
    product,
    databaseUrl: stores.databaseUrl,
    api,
    owner: { client: api, userId: user.id },
    async createProject(name) {
      return (await call<{ id: string }>('POST', '/api/v1/projects', { name })).id;
    },
    async publish(projectId, definition) {
      const { id, draftRevision } = await call<{ id: string; draftRevision: number }>(
        'POST',
        '/api/v1/workflows',
        {
          projectId,
          name: definition.name,
          definition,
        },
      );
      await call('POST', `/api/v1/workflows/${id}/publish`, { revision: draftRevision });
      const { webhooks } = await call<{ webhooks: { url: string }[] }>('GET', `/api/v1/workflows/${id}`);
      return { id, hooks: webhooks.map(({ url }) => url) };
    },
    async startRun(workflowId, input) {
      return (await call<{ id: string }>('POST', `/api/v1/workflows/${workflowId}/runs`, { input })).id;
    },
    call,
    async stop() {
      await product.stop();
      await stores.release();
    },
  };
}

function expectOk<T>(what: string, { status, body }: HttpAnswer): T {
  if (status < 200 || status > 299) throw new Error(`${what}: ${status} ${JSON.stringify(body)}`);
  return body as T;
}
