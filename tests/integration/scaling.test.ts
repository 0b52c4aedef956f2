import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startServer, type Person, type TestServer } from '../support/server.ts';

interface Decision {
  action: string;
  reason: string;
  from: number;
  to: number;
  dryRun: boolean;
}

let server: TestServer;
let second: TestServer;
let person: Person;
let projectId: string;
let queueId: string;
let workflowId: string;

// Without a worker-host: what is started waits, in Temporal itself.
beforeAll(async () => {
  const stack = inject('stack');
  server = await startServer(stack, { background: true });
  const { config } = server.app;
  const shared = { DATABASE_URL: config.DATABASE_URL, REDIS_URL: config.REDIS_URL };
  const key = Buffer.from(config.WFB_KEY).toString('base64');
  second = await startServer(stack, { background: true, env: { ...shared, WFB_KEY: key } });
  person = await server.signUp();
  const project = await post<{ id: string; pools: { id: string }[] }>('/api/v1/projects', {
    name: 'Crowded',
  });
  [projectId, queueId] = [project.id, project.pools[0]!.id];
  const workflow = await post<{ id: string }>('/api/v1/workflows', {
    projectId,
    name: 'Hash',
    definition: {
      format: 1,
      name: 'Hash',
      input: { type: 'object', properties: {} },
      steps: [{ id: 'hash', kind: 'task', action: 'crypto.hash', with: { text: 'x' } }],
    },
  });
  workflowId = workflow.id;
  await post(`/api/v1/workflows/${workflowId}/publish`, { revision: 1 });
});
afterAll(async () => {
  await second.stop();
  await server.stop();
});

async function post<T>(path: string, body: unknown): Promise<T> {
  const answer = await person.client.post<T>(path, body);
  if (answer.status >= 300) throw new Error(`${path} answered ${JSON.stringify(answer.body)}`);
  return answer.body;
}
const scaling = () => `/api/v1/projects/${projectId}/queues/${queueId}/scaling`;
const setPolicy = (policy: object, [minWorkers, maxWorkers] = [1, 10]) =>
  person.client.request<{ policy: { up: object } }>(scaling(), {
    method: 'PUT',
    body: { policy, minWorkers, maxWorkers },
  });
const decisions = async () =>
  (await person.client.get<{ items: Decision[] }>(`${scaling()}/decisions`)).body.items;
const replicas = async () => (await person.client.get<{ replicas: number }>(scaling())).body.replicas;

/** A round of each server at the same time, as if the last one had been half a minute ago. */
async function round(): Promise<void> {
  const { prisma } = server.app;
  await prisma.scalingState.updateMany({ data: { lookedAt: new Date(Date.now() - 30_000) } });
  const before = await prisma.queueSample.count();
  await Promise.all(
    [server, second].map(({ app }) => app.services.jobs.add('scaling', [{ data: { task: 'round' } }])),
  );
  await eventually(async () => (await prisma.queueSample.count()) > before, { what: 'a look at the pool' });
  // The decision is written right behind the sample; both jobs are over when nothing is at work any more.
  await eventually(async () => (await server.app.prisma.scalingDecision.count()) > 0);
}

test('a dry run tells what it would do, two servers scale once for a backlog, and a cooldown is told', async () => {
  const answer = await setPolicy({ mode: 'dryRun', up: { depth: 5 } });
  expect(answer.body.policy.up).toEqual({ depth: 5, waitSeconds: 30, cpuPercent: 80, cpuForSeconds: 300 });
  for (let count = 0; count < 11; count += 1)
    await post(`/api/v1/workflows/${workflowId}/runs`, { input: {} });

  await eventually(async () => {
    await round();
    return (await decisions())[0]?.action === 'up';
  });
  expect((await decisions())[0]).toMatchObject({ action: 'up', from: 1, to: 3, dryRun: true });
  expect(await replicas()).toBe(1);

  await setPolicy({ up: { depth: 5 } });
  await round();
  await eventually(async () => (await replicas()) === 3);
  expect((await decisions())[0]).toMatchObject({
    ...{ action: 'up', from: 1, to: 3, dryRun: false },
    reason: '11 tasks wait, more than 5.',
  });
  expect((await decisions()).filter(({ action, dryRun }) => action === 'up' && !dryRun)).toHaveLength(1);

  await round();
  await eventually(async () => (await decisions())[0]!.action === 'hold');
  expect((await decisions())[0]!.reason).toMatch(/The last step up was just now: \d+ (s|min) to go\./);
  expect(await replicas()).toBe(3);
  const load = await person.client.get<{ points: { depthMax: number }[] }>(
    `/api/v1/projects/${projectId}/queues/${queueId}/load?range=hour`,
  );
  expect(load.body.points.at(-1)!.depthMax).toBe(11);
});

test('a policy that was never seen in practice is compared with others on a made-up load', async () => {
  const body = { policy: {}, minWorkers: 1, maxWorkers: 8, trace: 'burst' };
  const { runs } = await post<{ runs: { rule: string; waitMaxSeconds: number; points: unknown[] }[] }>(
    `${scaling()}/simulate`,
    body,
  );
  const [own, fixed, keda] = runs;
  expect(runs.map(({ rule }) => rule)).toEqual(['policy', 'fixed', 'keda']);
  expect(own!.waitMaxSeconds).toBeLessThan(fixed!.waitMaxSeconds / 3);
  expect(keda!.points.length).toBe(own!.points.length);
});

test('limits that contradict each other are refused', async () => {
  expect((await setPolicy({}, [3, 2])).status).toBe(400);
  expect((await setPolicy({ up: { depth: -1 } })).status).toBe(400);
  expect((await setPolicy({ unknown: 1 })).status).toBe(400);
});
