import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import {
  createWorkplace,
  eventually,
  isAlive,
  runnersOf,
  startService,
  stopProcess,
  type Workplace,
} from '../integration/worker-host/support.ts';

let place: Workplace;
let cleanups: (() => unknown)[] = [];

beforeEach(async () => {
  place = await createWorkplace(inject('stack'));
});
afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
  cleanups = [];
  await place.close();
});

/** A service that holds each answer back until it is let go, and a workflow that calls it. */
async function publishCall(timeout = '5s') {
  const waiting: (() => void)[] = [];
  let open = false;
  const service = await startService((_, response) => {
    const answer = () => response.end('done');
    if (open) answer();
    else waiting.push(answer);
  });
  cleanups.push(service.close);
  const workflow = await place.publish({
    name: 'Call',
    input: { type: 'object', properties: {} },
    steps: [
      {
        id: 'call',
        kind: 'task',
        action: 'http.request',
        with: { method: 'POST', url: service.url, body: {} },
        timeout,
      },
    ],
    output: '{{ steps.call.body }}',
  });
  const letGo = () => {
    open = true;
    for (const answer of waiting.splice(0)) answer();
  };
  return { service, workflow, letGo, env: { ALLOWED_HOSTS: service.host } };
}

const seat = () =>
  place.prisma.worker.findFirstOrThrow({ where: { queueId: place.queue.id }, include: { host: true } });

test('effect done, crash before the acknowledgement: the run goes on, and the other side sees the same key', async () => {
  const { service, workflow, letGo, env } = await publishCall();
  const host = place.startHost(env);
  const run = await place.start(workflow);
  await eventually(() => service.keys.length === 1);
  const [runner] = await runnersOf(host);
  process.kill(runner!, 'SIGKILL');
  await eventually(async () => (await seat()).restarts === 1);
  letGo();
  expect(await run.handle.result()).toBe('done');
  expect(new Set(service.keys)).toEqual(new Set([`${run.id}/call`]));
  expect(await runnersOf(host)).not.toContain(runner);
});

test('a host told to stop lets its tasks finish, then gives its seats back', async () => {
  const { service, workflow, letGo, env } = await publishCall();
  const host = place.startHost(env);
  const run = await place.start(workflow);
  await eventually(() => service.keys.length === 1);
  const runners = await runnersOf(host);
  const stopped = stopProcess(host, 'SIGTERM');
  await eventually(async () => (await seat()).status === 'stopping');
  letGo();
  await stopped;
  expect(host.exitCode).toBe(0);
  expect(runners.filter(isAlive)).toEqual([]);
  expect(service.keys).toHaveLength(1);
  expect(await seat()).toMatchObject({ hostId: null, leaseUntil: null, status: 'stopped' });

  place.startHost(env);
  expect(await run.handle.result()).toBe('done');
});

test('when a host dies, its runners end and another host takes over', async () => {
  const { service, workflow, letGo, env } = await publishCall();
  const first = place.startHost({ ...env, HOST_NAME: 'first' });
  const run = await place.start(workflow);
  await eventually(() => service.keys.length === 1);
  const runners = await runnersOf(first);
  await stopProcess(first, 'SIGKILL');
  const second = place.startHost({ ...env, HOST_NAME: 'second' });
  await eventually(() => runners.filter(isAlive).length === 0, { timeoutMs: 15_000 });
  letGo();
  const served = await eventually(
    async () => {
      const row = await seat();
      return row.host?.hostName === 'second' && row;
    },
    { timeoutMs: 60_000 },
  );
  expect(served.status).not.toBe('stopped');
  expect(await run.handle.result()).toBe('done');
  expect(new Set(service.keys)).toEqual(new Set([`${run.id}/call`]));
  expect(second.exitCode).toBeNull();
});

test('what a dead host had at work goes on with its neighbour, which waits neither for its lease nor for the time limit of the task', async () => {
  const { service, workflow, letGo, env } = await publishCall('1h');
  const first = place.startHost({ ...env, HOST_NAME: 'first' });
  const run = await place.start(workflow);
  await eventually(() => service.keys.length === 1);
  const runners = await runnersOf(first);
  first.kill('SIGSTOP');
  await place.prisma.worker.updateMany({ data: { leaseUntil: new Date(Date.now() + 3_600_000) } });

  // A neighbour that says nothing, and lives.
  const other = await place.prisma.queue.create({
    data: { projectId: place.project.id, name: `${place.queue.name}-other`, title: 'Other' },
  });
  place.startHost({ ...env, HOST_NAME: 'second' });
  await eventually(async () => {
    const held = await place.prisma.worker.findFirst({ where: { queueId: other.id } });
    return held?.hostId;
  });
  expect((await seat()).host?.hostName).toBe('first');

  for (const runner of runners) process.kill(runner, 'SIGKILL');
  await stopProcess(first, 'SIGKILL');
  letGo();
  await eventually(async () => (await seat()).host?.hostName === 'second');
  expect(await run.handle.result()).toBe('done');
  expect(new Set(service.keys)).toEqual(new Set([`${run.id}/call`]));
  const lost = await place.prisma.workerEvent.findFirst({ where: { queueId: place.queue.id, kind: 'lost' } });
  expect(lost?.reason).toContain('first');
});

test('two hosts share the pools, and one takes all when the other stops', async () => {
  await place.prisma.queue.createMany({
    data: Array.from({ length: 7 }, (_, index) => ({
      projectId: place.project.id,
      name: `${place.queue.name}-${index}`,
      title: `Pool ${index}`,
    })),
  });
  const held = async () => {
    const rows = await place.prisma.worker.groupBy({
      by: ['hostId'],
      where: { hostId: { not: null } },
      _count: true,
    });
    return rows.map(({ _count }) => _count).sort();
  };
  const first = place.startHost({ HOST_NAME: 'first' });
  await eventually(async () => (await held()).join() === '8');
  place.startHost({ HOST_NAME: 'second' });
  await eventually(async () => (await held()).join() === '4,4');
  await stopProcess(first, 'SIGTERM');
  await eventually(async () => (await held()).join() === '8');
});

test('finds its work by itself while Redis is away', async () => {
  const { workflow, letGo, env } = await publishCall();
  letGo();
  // Without Redis nobody is told of work; the host finds it by itself.
  place.startHost({ ...env, REDIS_URL: 'redis://127.0.0.1:1' });
  const run = await place.start(workflow);
  expect(await run.handle.result()).toBe('done');
});
