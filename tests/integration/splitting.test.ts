import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startServer, type Person, type TestServer } from '../support/server.ts';
import { createToldProject, type ToldProject } from '../support/told-runs.ts';

interface HotActions {
  items: {
    action: string;
    hot: boolean;
    reasons: { code: string }[];
    estimate: { worthIt: boolean } | null;
    split: {
      state: string;
      origin: string;
      queueId: string;
      estimate: { measuredBefore: { othersWaitP95Ms: number | null } };
    } | null;
  }[];
}

let server: TestServer;
let person: Person;
let project: ToldProject;
beforeAll(async () => {
  server = await startServer(inject('stack'), { background: true });
  person = await server.signUp();
  project = await createToldProject(server, person);
});
afterAll(() => server.stop());

const policy = { automatic: false, runsPerDay: 1_000, p95Ms: 5_000, failurePercent: 5 };
const setPolicy = (changes: object) =>
  person.client.request(`/api/v1/projects/${project.id}/split-policy`, {
    method: 'PUT',
    body: { ...policy, ...changes },
  });
const change = (method: 'PUT' | 'DELETE', action = 'http.request') =>
  person.client.request<HotActions & { code: string }>(`/api/v1/projects/${project.id}/splits/${action}`, {
    method,
  });
const hot = async () =>
  (await person.client.get<HotActions>(`/api/v1/projects/${project.id}/hot-actions`)).body.items;

async function round(): Promise<void> {
  const { services, redis } = server.app;
  await services.jobs.add('splitting', [{ data: { task: 'round' } }]);
  await eventually(
    async () =>
      (await redis.llen('wfb-jobs:splitting:wait')) + (await redis.llen('wfb-jobs:splitting:active')) === 0,
    { what: 'the end of the round' },
  );
}

/** Fewer slots than the rush needs: a dozen slow calls a minute, and quick code beside them. */
async function rush(): Promise<void> {
  await server.app.prisma.queue.update({ where: { id: project.pool.id }, data: { maxConcurrentTasks: 1 } });
  for (let count = 0; count < 11; count += 1) {
    await project.tell(4_000, { waitMs: 3_000 });
    await project.tell(20, { step: 'think', waitMs: 3_000 });
  }
  await project.rollUp();
}

test('an action beyond a threshold is hot, and gets workers of its own by its name', async () => {
  await rush();
  expect(await hot()).toEqual([]);
  await setPolicy({ p95Ms: 3_900 });
  expect(await hot()).toMatchObject([
    {
      action: 'http.request',
      hot: true,
      reasons: [{ code: 'slow' }],
      estimate: { worthIt: true },
      split: null,
    },
  ]);

  const { body } = await change('PUT');
  const { split } = body.items[0]!;
  expect(split).toMatchObject({ state: 'split', origin: 'person' });
  expect(Math.abs(split!.estimate.measuredBefore.othersWaitP95Ms! - 3_000)).toBeLessThanOrEqual(30);
  const queue = await server.app.prisma.queue.findUniqueOrThrow({ where: { id: split!.queueId } });
  expect(queue).toMatchObject({
    ...{ kind: 'action', action: 'http.request', dedicated: true, archivedAt: null },
    name: `${person.userId}-${project.id}-httpRequest`,
  });
  expect((await change('PUT')).body.code).toBe('ALREADY_SPLIT');
  expect((await change('PUT', 'no.such')).status).toBe(404);
});

test('merging back can be undone, and its queue goes when no run can send anything there any more', async () => {
  const { prisma } = server.app;
  const { queueId } = (await hot())[0]!.split!;
  await change('DELETE');
  expect((await hot())[0]!.split!.state).toBe('merging');
  expect((await change('DELETE')).body.code).toBe('NOT_SPLIT');
  expect((await change('PUT')).body.items[0]!.split).toMatchObject({ state: 'split', queueId });

  await change('DELETE');
  const run = await prisma.run.findFirstOrThrow({ where: { projectId: project.id } });
  await prisma.run.update({ where: { id: run.id }, data: { status: 'waiting' } });
  await prisma.actionSplit.updateMany({ data: { mergedAt: new Date(Date.now() - 120_000) } });
  await prisma.run.update({ where: { id: run.id }, data: { createdAt: new Date(Date.now() - 240_000) } });
  await round();
  expect((await prisma.queue.findUniqueOrThrow({ where: { id: queueId } })).archivedAt).toBeNull();

  await prisma.run.update({ where: { id: run.id }, data: { status: 'completed' } });
  await round();
  expect((await prisma.queue.findUniqueOrThrow({ where: { id: queueId } })).archivedAt).not.toBeNull();
});

test('a policy splits off by itself what is hot and worth it', async () => {
  await setPolicy({ automatic: true, runsPerDay: 10, p95Ms: 86_400_000 });
  await round();
  expect((await hot()).find(({ action }) => action === 'http.request')).toMatchObject({
    split: { state: 'split', origin: 'policy' },
  });
  // Quick code is carried out as often, but nobody waits for it.
  expect((await hot()).find(({ action }) => action === 'code.run')).toMatchObject({ hot: true, split: null });
});
