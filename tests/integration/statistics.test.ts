import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startServer, type Person, type TestServer } from '../support/server.ts';
import { createToldProject, type ToldProject } from '../support/told-runs.ts';

interface Figures {
  started: number;
  succeeded: number;
  failed: number;
  stopped: number;
  successPercent: number | null;
  durationMs: { avg: number; p50: number; p95: number; p99: number } | null;
  waitMs: { avg: number; p95: number } | null;
}
interface Statistics {
  runs: Figures;
  tasks: Figures;
  series: { runs: Figures; tasks: Figures }[];
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

async function read(path = `projects/${project.id}/statistics`): Promise<Statistics> {
  return (await person.client.get<Statistics>(`/api/v1/${path}?range=hour`)).body;
}
const breakdown = async (by: string) =>
  (
    await person.client.get<{ items: { key: string; title: string; figures: Figures }[] }>(
      `/api/v1/projects/${project.id}/statistics/${by}?range=hour`,
    )
  ).body.items;

test('counts are exact and durations near, at every level; made again from the runs they are the same', async () => {
  for (const ms of [100, 200, 300, 400]) await project.tell(ms);
  await project.tell(900, { failures: 2 });
  await project.tell(50, { failures: 1, ends: 'failed' });
  await project.rollUp();

  const { runs, tasks, series } = await read();
  expect(runs).toMatchObject({ started: 6, succeeded: 5, failed: 1, stopped: 0 });
  expect(runs.successPercent).toBeCloseTo(83.33, 1);
  expect(runs.waitMs!.avg).toBe(500);
  // Seven attempts of five calls that went well, two of the one that did not.
  expect(tasks).toMatchObject({ started: 9, succeeded: 5, failed: 4 });
  expect(tasks.durationMs!.p50).toBeGreaterThan(195);
  expect(tasks.durationMs!.p50).toBeLessThan(305);
  expect(Math.abs(tasks.durationMs!.p99 - 900)).toBeLessThanOrEqual(9);
  expect(tasks.durationMs!.avg).toBe(325);
  expect(tasks.waitMs!.avg).toBe(40);
  expect(series).toHaveLength(60);
  expect(series.reduce((sum, bucket) => sum + bucket.runs.started, 0)).toBe(6);

  const ofWorkflow = await read(`workflows/${project.workflowId}/statistics`);
  expect(ofWorkflow).toEqual({ ...(await read()), from: expect.any(String), to: expect.any(String) });
  const names = {
    actions: 'Send a web request',
    queues: 'Measured Worker Pool',
    regions: 'eu-west',
    workflows: 'Calls',
  };
  for (const [by, title] of Object.entries(names)) {
    const items = await breakdown(by);
    expect(items, by).toHaveLength(1);
    expect(items[0]!.title).toContain(title);
    expect(items[0]!.figures).toMatchObject({ succeeded: 5, failed: by === 'workflows' ? 1 : 4 });
  }
  expect(await breakdown('workers')).toMatchObject([{ key: project.workerId, figures: { started: 9 } }]);

  const before = await everything();
  await server.app.prisma.statisticsRollup.deleteMany();
  expect((await read()).runs.started).toBe(0);
  await project.rollUp();
  expect(await everything()).toEqual(before);
});

test('a run that is taken up again counts once, and where it ends', async () => {
  const { prisma } = server.app;
  const runId = await project.tell(70);
  await project.rollUp();
  const before = await read();
  await prisma.run.update({ where: { id: runId }, data: { status: 'running', finishedAt: null } });
  await server.app.services.jobs.add('rollup', [{ data: { task: 'whole' } }]);
  await eventually(async () => (await read()).runs.succeeded === before.runs.succeeded - 1);
  expect((await read()).runs.started).toBe(7);
});

/** All figures of all levels, by the minute. */
async function everything() {
  const rows = await server.app.prisma.statisticsRollup.findMany({
    where: { grain: 'minute' },
    orderBy: [{ measure: 'asc' }, { level: 'asc' }, { key: 'asc' }, { at: 'asc' }],
  });
  return rows.map(({ durations, waits, ...row }) => ({ ...row, durations: !!durations, waits: !!waits }));
}
