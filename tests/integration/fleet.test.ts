import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { deploymentName } from '@wfb/engine/contract';
import { repositoryRoot } from '@wfb/launcher/paths';
import { eventually } from '../support/eventually.ts';
import { startKubernetesApi, type KubernetesApiServer } from '../support/kubernetes-api-server.ts';
import { findSchemaErrors, readManifests, type KubernetesObject } from '../support/kubernetes-objects.ts';
import { startServer, type Person, type TestServer } from '../support/server.ts';

// Two servers of one installation without a worker-host, so that runs wait, and a cluster that is an HTTP server of the tests: what is written to it, and what becomes of refusals.

/** A look comes within ten seconds, on a machine that is not busy. */
const patience = 50_000;

let cluster: KubernetesApiServer;
let server: TestServer;
let second: TestServer;
let person: Person;
let projectId: string;
let pool: { id: string; name: string };
let workflowId: string;

beforeAll(async () => {
  const manifests = readManifests(join(repositoryRoot, 'docker/kubernetes'));
  cluster = await startKubernetesApi(manifests.get('base/worker-host.yaml')![0]!);
  const env = { ...cluster.env, WORKER_FLEET: 'kubernetes' };
  server = await startServer(inject('stack'), { background: true, env });
  const { config } = server.app;
  const shared = { DATABASE_URL: config.DATABASE_URL, REDIS_URL: config.REDIS_URL };
  const key = Buffer.from(config.WFB_KEY).toString('base64');
  second = await startServer(inject('stack'), { background: true, env: { ...env, ...shared, WFB_KEY: key } });
  person = await server.signUp();
  const project = await post<{ id: string; pools: { id: string; name: string }[] }>('/api/v1/projects', {
    name: 'On a cluster',
  });
  [projectId, pool] = [project.id, project.pools[0]!];
  const workflow = await post<{ id: string }>('/api/v1/workflows', {
    projectId,
    name: 'Hash',
    definition: {
      ...{ format: 1, name: 'Hash', input: { type: 'object', properties: {} } },
      steps: [{ id: 'hash', kind: 'task', action: 'crypto.hash', with: { text: 'x' } }],
    },
  });
  workflowId = workflow.id;
  await post(`/api/v1/workflows/${workflowId}/publish`, { revision: 1 });
});
afterAll(async () => {
  await second.stop();
  await server.stop();
  await cluster.close();
});
beforeEach(() => {
  cluster.faults.length = 0;
});

async function post<T>(path: string, body: unknown): Promise<T> {
  const answer = await person.client.post<T>(path, body);
  if (answer.status >= 300) throw new Error(`${path} answered ${JSON.stringify(answer.body)}`);
  return answer.body;
}
const poolPath = () => `/api/v1/projects/${projectId}/queues/${pool.id}`;
const setPool = (body: object) => person.client.request(poolPath(), { method: 'PATCH', body });
const history = async () =>
  (await person.client.get<{ items: { kind: string; reason: string }[] }>(`${poolPath()}/events`)).body.items;
const light = async () =>
  (await person.client.get<{ light: string; reason: string; scaledBy: string | null }>(poolPath())).body;
const deployed = () => cluster.deployments.get(deploymentName(pool));
const replicas = async (count: number | undefined) =>
  eventually(() => deployed()?.spec.replicas === count, { what: `${count} pods`, timeoutMs: patience });
/** The servers look when something is wanted of a pool. */
const look = () => server.app.services.wake(pool.name);

test('a pool that nobody needed has no Deployment; its first run gives it one, like the worker host’s but for this pool alone', async () => {
  expect(deployed()).toBeUndefined();
  await post(`/api/v1/workflows/${workflowId}/runs`, { input: {} });
  await replicas(1);
  const { metadata, spec } = deployed()!;
  const template = cluster.deployments.get('worker-host')!;
  expect(findSchemaErrors([deployed() as unknown as KubernetesObject])).toEqual([]);
  expect(metadata.name).toMatch(/^pool-[a-z0-9-]{1,28}-[0-9a-f]{12}$/);
  expect(metadata.ownerReferences).toMatchObject([{ name: 'worker-host', uid: template.metadata.uid }]);
  expect(spec.template.spec.containers[0]!.env).toEqual([
    ...template.spec.template.spec.containers[0]!.env,
    { name: 'WORKER_QUEUE', value: pool.name },
  ]);
  const { matchLabels } = template.spec.selector;
  expect(spec.template.metadata.labels).not.toMatchObject(matchLabels);
});

test('the pods follow the number of workers that is wanted, and are written once by two servers', async () => {
  cluster.requests.length = 0;
  await setPool({ replicas: 4 });
  await replicas(4);
  const scaled = cluster.requests.filter((request) => request.endsWith('/scale'));
  expect(scaled).toHaveLength(1);
  // What has not changed is not applied again.
  expect(cluster.requests.filter((request) => request.endsWith(deploymentName(pool)))).toEqual([]);
});

test('before there are fewer pods, it is said which go first: those without work, then those with the least', async () => {
  const { prisma } = server.app;
  for (const [replica, slotsUsed] of [2, 0, 1, 0].entries()) {
    const hostId = `host-${replica}`;
    await prisma.workerHost.create({
      data: {
        ...{
          id: hostId,
          hostName: `pod-${replica}`,
          region: 'us-east',
          version: '1',
          pid: 1,
          queueName: pool.name,
        },
        ...{ startedAt: new Date(), heartbeatAt: new Date() },
      },
    });
    const seat = { hostId, slotsUsed, heartbeatAt: new Date() };
    await prisma.worker.upsert({
      where: { queueId_replica: { queueId: pool.id, replica } },
      create: { queueId: pool.id, replica, ...seat },
      update: seat,
    });
  }
  await setPool({ replicas: 2 });
  await replicas(2);
  const cost = (pod: string) => Number(cluster.pods.get(pod)?.['controller.kubernetes.io/pod-deletion-cost']);
  expect(['pod-0', 'pod-1', 'pod-2', 'pod-3'].map(cost)).toEqual([3, 1, 0, -1]);
  await prisma.workerHost.deleteMany();
});

test.each([
  [403, 'exceeded quota: pods', {}, 'The cluster does not allow its workers: exceeded quota: pods.'],
  [422, 'spec is invalid.', {}, 'The cluster refuses its Deployment: spec is invalid.'],
  [
    500,
    'etcd',
    {},
    'The cluster does not answer, so its workers stay as they are; it is asked again and again.',
  ],
  [
    409,
    'Apply failed',
    { holder: 'kubectl-edit' },
    'Somebody else (kubectl-edit) has changed its Deployment, and that is left as it is. Undo that change, or delete the Deployment: it is made anew.',
  ],
])(
  'what the cluster answers with %i is told in the pool’s history, once, and that it is over, too',
  async (status, message, told, words) => {
    const before = await history();
    const path = new RegExp(deploymentName(pool));
    cluster.faults.push({ method: 'PATCH', path, answer: { status, message, ...told }, times: Infinity });
    const wanted = deployed()!.spec.replicas + 1;
    // Of the labels the Deployment itself depends, so that it is applied.
    await setPool({ replicas: wanted, hostLabels: [`label ${status}`] });
    await eventually(async () => (await history())[0]!.kind === 'refused', { timeoutMs: patience });
    expect((await history())[0]).toMatchObject({ kind: 'refused', reason: words });
    expect((await light()).reason).toContain(words);
    look();
    cluster.faults.length = 0;
    await eventually(
      async () => {
        look();
        return (await history())[0]!.reason === 'The cluster gives it its workers again.';
      },
      { timeoutMs: patience },
    );
    expect(await history()).toHaveLength(before.length + 2);
    expect(deployed()!.spec.template.spec.nodeSelector).toEqual({ [`wfb/label-${status}`]: 'true' });
    expect(deployed()!.spec.replicas).toBe(wanted);
  },
);

test('a lost connection, a busy cluster, a clash and a token that was replaced are got over without a word', async () => {
  const before = await history();
  const path = new RegExp(deploymentName(pool));
  cluster.faults.push(
    { answer: 'drop', times: 1 },
    { method: 'PATCH', path, answer: { status: 429, retryAfter: 0 }, times: 1 },
    { method: 'PATCH', path, answer: { status: 409, message: 'the object has been modified' }, times: 1 },
  );
  await setPool({ replicas: 3 });
  await replicas(3);
  // The old token is refused, and the new one found at the second look at it.
  await cluster.rotateToken('second', false);
  cluster.requests.length = 0;
  look();
  await eventually(() => cluster.requests.length > 0, { timeoutMs: patience });
  await cluster.rotateToken('second');
  await setPool({ replicas: 5 });
  await replicas(5);
  expect((await history()).filter(({ kind }) => kind === 'refused')).toHaveLength(
    before.filter(({ kind }) => kind === 'refused').length,
  );
});

test('the number of pods is KEDA’s where it scales the pool: nothing is written, and the product counts along', async () => {
  cluster.scaledObjects.set(deploymentName(pool), 'orders');
  look();
  await eventually(async () => (await light()).scaledBy === 'orders', { timeoutMs: patience });
  expect((await history())[0]!.reason).toContain('autoscaler “orders”');
  cluster.requests.length = 0;
  deployed()!.spec.replicas = 7;
  look();
  const counted = async () => (await person.client.get<{ replicas: number }>(poolPath())).body.replicas;
  await eventually(async () => (await counted()) === 7, { timeoutMs: patience });
  expect(cluster.requests.filter((request) => request.endsWith('/scale'))).toEqual([]);
  const refused = await setPool({ replicas: 2 });
  expect(refused).toMatchObject({ status: 409, body: { code: 'SCALED_ELSEWHERE' } });

  cluster.scaledObjects.clear();
  look();
  await eventually(async () => (await light()).scaledBy === null, { timeoutMs: patience });
  await setPool({ replicas: 2 });
  await replicas(2);
});

test('what another region has no machine for gets pods here, unless it is pinned to that region', async () => {
  const { prisma } = server.app;
  const workflow = await prisma.workflow.findUniqueOrThrow({ where: { id: workflowId } });
  const [free, pinned] = await Promise.all(
    [false, true].map(async (isPinned) => {
      const name = `${pool.name}-eu-west${isPinned ? '-pinned' : ''}`;
      const part = await prisma.queue.create({
        data: {
          projectId,
          name,
          title: 'Part',
          kind: 'region',
          poolId: pool.id,
          region: 'eu-west',
          pinned: isPinned,
        },
      });
      await prisma.run.create({
        data: {
          ...{ workspaceId: person.workspaceId, projectId, workflowId, versionId: workflow.activeVersionId! },
          ...{ queueName: name, status: 'queued', subject: 'Hash', trigger: 'manual', input: {} },
        },
      });
      return part;
    }),
  );
  const has = (part: { id: string; name: string }) => cluster.deployments.has(deploymentName(part));
  server.app.services.wake(free!.name);
  await eventually(() => has(free!), { timeoutMs: patience });
  expect(has(pinned!)).toBe(false);

  // A machine comes up over there.
  await prisma.workerHost.create({
    data: {
      id: randomUUID(),
      hostName: 'there',
      region: 'eu-west',
      version: '0.1.0',
      ...{ pid: 1, startedAt: new Date(), heartbeatAt: new Date() },
    },
  });
  await eventually(
    () => {
      server.app.services.wake(free!.name);
      return !has(free!);
    },
    { timeoutMs: patience, intervalMs: 500 },
  );
  expect(has(pinned!)).toBe(false);
});

test('a stopped pool has no pods, and one that is gone no Deployment', async () => {
  await setPool({ enabled: false });
  await replicas(0);
  const further = await post<{ id: string; name: string }>(`/api/v1/projects/${projectId}/queues`, {
    title: 'Brief',
  });
  await person.client.request(`/api/v1/workflows/${workflowId}/queue`, {
    method: 'PUT',
    body: { queueId: further.id },
  });
  await post(`/api/v1/workflows/${workflowId}/runs`, { input: {} });
  const name = deploymentName(further);
  await eventually(() => cluster.deployments.has(name), { timeoutMs: patience });
  await server.app.prisma.queue.update({ where: { id: further.id }, data: { archivedAt: new Date() } });
  await server.app.prisma.run.updateMany({
    where: { queueName: further.name },
    data: { status: 'cancelled' },
  });
  look();
  await eventually(() => !cluster.deployments.has(name), { timeoutMs: patience });
  expect(cluster.deployments.has('worker-host')).toBe(true);
});
