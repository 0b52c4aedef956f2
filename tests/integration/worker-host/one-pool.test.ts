import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { isolateStores, type IsolatedStores } from '../../support/isolation.ts';
import { type Product, startProduct } from '../../support/product.ts';
import { signUp, type Person } from '../../support/server.ts';

// As on a cluster: a host beside the pools, and hosts that serve one pool each.

let stores: IsolatedStores;
let product: Product;
let person: Person;
const onCluster = { WORKER_FLEET: 'kubernetes' };

beforeAll(async () => {
  stores = await isolateStores(inject('stack'));
  product = await startProduct({ stores, workerHost: false });
  await product.addWorkerHost({ ...onCluster, HOST_NAME: 'beside' }).start();
  person = await signUp(product.client());
});
afterAll(async () => {
  await product.stop();
  await stores.release();
});

async function post<T>(path: string, body: unknown): Promise<T> {
  const answer = await person.client.post<T>(path, body);
  if (answer.status >= 300) throw new Error(`${path} answered ${JSON.stringify(answer.body)}`);
  return answer.body;
}
interface Pool {
  id: string;
  name: string;
  reason: string;
  workers: { host: string | null }[];
}
const statusOf = async (runId: string) =>
  (await person.client.get<{ status: string }>(`/api/v1/runs/${runId}`)).body.status;
const completed = (runId: string) =>
  eventually(async () => (await statusOf(runId)) === 'completed', {
    what: 'the run to complete',
    timeoutMs: 50_000,
  });

test('a pod carries the runs of its own pool alone, as one worker; the host beside carries none', async () => {
  const project = await post<{ id: string; pools: Pool[] }>('/api/v1/projects', { name: 'In pods' });
  const home = project.pools[0]!;
  const other = await post<Pool>(`/api/v1/projects/${project.id}/queues`, { title: 'Other', replicas: 2 });
  const poolNow = async (id: string) =>
    (await person.client.get<Pool>(`/api/v1/projects/${project.id}/queues/${id}`)).body;
  const start = async (queueId: string): Promise<string> => {
    const workflow = await post<{ id: string }>('/api/v1/workflows', {
      ...{ projectId: project.id, name: 'Hash' },
      definition: {
        ...{ format: 1, name: 'Hash', input: { type: 'object', properties: {} } },
        steps: [{ id: 'hash', kind: 'task', action: 'crypto.hash', with: { text: 'x' } }],
      },
    });
    await post(`/api/v1/workflows/${workflow.id}/publish`, { revision: 1 });
    await person.client.request(`/api/v1/workflows/${workflow.id}/queue`, {
      method: 'PUT',
      body: { queueId },
    });
    return (await post<{ id: string }>(`/api/v1/workflows/${workflow.id}/runs`, { input: {} })).id;
  };
  const [atHome, elsewhere] = [await start(home.id), await start(other.id)];

  await product.addWorkerHost({ ...onCluster, HOST_NAME: 'pod-home', WORKER_QUEUE: home.name }).start();
  await completed(atHome);
  expect((await poolNow(home.id)).workers).toMatchObject([{ host: 'pod-home' }]);
  expect(await statusOf(elsewhere)).not.toBe('completed');
  expect((await poolNow(other.id)).reason).toBe('Waking up for a run.');

  await product.addWorkerHost({ ...onCluster, HOST_NAME: 'pod-other', WORKER_QUEUE: other.name }).start();
  await completed(elsewhere);
  const hosts = (await poolNow(other.id)).workers.map(({ host }) => host);
  expect(hosts.sort()).toEqual(['pod-other', null].sort());
});
