import { Client, Connection, ScheduleOverlapPolicy } from '@temporalio/client';
import {
  launcherQueueOf,
  rebuildStream,
  scheduleLauncherWorkflow,
  stepEventStream,
} from '@wfb/engine/contract';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createWorkplace, eventually, type Published, type Workplace } from './support.ts';

let place: Workplace;
let workflow: Published;
let temporal: Client;

const report = {
  name: 'Report',
  input: {
    type: 'object' as const,
    properties: { kind: { type: 'string' as const, default: 'daily' } },
  },
  steps: [{ id: 'sum', kind: 'task' as const, action: 'crypto.hash', with: { text: '{{ input.kind }}' } }],
};

beforeAll(async () => {
  place = await createWorkplace(inject('stack'));
  temporal = new Client({
    connection: await Connection.connect({ address: inject('stack').temporalAddress }),
  });
  workflow = await place.publish(report);
  place.startHost();
});
afterAll(async () => {
  await temporal.connection.close();
  await place.close();
});

test('a schedule that fires writes one run and its outbox row, says when it fires next, and ends after its last run, however many fire at once', async () => {
  const scheduleId = `test-${place.queue.id}`;
  await place.prisma.workflowTrigger.create({
    data: {
      workflowId: workflow.workflowId,
      triggerId: 'nightly',
      kind: 'schedule',
      config: {
        ...{ id: 'nightly', kind: 'schedule', cron: '0 3 * * *', timeZone: 'UTC', input: {} },
        ...{ catchUp: 'all', maxRuns: 2 },
      },
      scheduleId,
    },
  });
  const schedule = await temporal.schedule.create({
    scheduleId,
    spec: { cronExpressions: ['0 3 * * *'] },
    action: {
      type: 'startWorkflow',
      workflowType: scheduleLauncherWorkflow,
      taskQueue: launcherQueueOf(place.keys),
      args: [{ scheduleId }],
    },
  });
  try {
    await schedule.trigger();
    const run = await eventually(() =>
      place.prisma.run.findFirst({ where: { workflowId: workflow.workflowId, trigger: 'schedule' } }),
    );
    expect(run).toMatchObject({ status: 'queued', input: { kind: 'daily' }, versionId: workflow.versionId });
    expect(run.startKey).toMatch(/^schedule:/);
    expect(await place.prisma.outbox.count({ where: { kind: 'run.start', subjectId: run.id } })).toBe(1);
    const trigger = await eventually(() =>
      place.prisma.workflowTrigger.findFirst({ where: { scheduleId, nextFireAt: { gt: new Date() } } }),
    );
    expect(trigger).toMatchObject({ runsStarted: 1 });
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    await schedule.backfill({
      start: daysAgo(4),
      end: daysAgo(2),
      overlap: ScheduleOverlapPolicy.ALLOW_ALL,
    });
    await eventually(async () => {
      const { recentActions } = (await schedule.describe()).info;
      const launches = await Promise.all(
        recentActions.map(({ action }) => temporal.workflow.getHandle(action.workflow.workflowId).describe()),
      );
      return launches.length === 3 && launches.every(({ status }) => status.name === 'COMPLETED');
    });
    expect(await place.prisma.run.count({ where: { trigger: 'schedule' } })).toBe(2);
    const ended = await place.prisma.workflowTrigger.findUniqueOrThrow({ where: { scheduleId } });
    expect(ended).toMatchObject({ runsStarted: 2, nextFireAt: null });
    expect(await place.prisma.outbox.count({ where: { kind: 'schedule.sync', subjectId: ended.id } })).toBe(
      1,
    );
  } finally {
    await schedule.delete();
  }
});

test.each<['skip' | 'latest' | 'all', string[]]>([
  ['skip', []],
  ['latest', ['09:45']],
  ['all', ['09:15', '09:30', '09:45']],
])('after an outage, the policy “%s” starts runs for %j', async (catchUp, expected) => {
  const scheduleId = `outage-${catchUp}-${place.queue.id}`;
  const published = await place.publish({ ...report, name: `Outage ${catchUp}` });
  // Times that come once a year: the last one before now is surely among those that were missed.
  const day = new Date(Date.now() - 2 * 86_400_000);
  const cron = `0,15,30,45 9 ${day.getUTCDate()} ${day.getUTCMonth() + 1} *`;
  await place.prisma.workflowTrigger.create({
    data: {
      workflowId: published.workflowId,
      triggerId: 'often',
      kind: 'schedule',
      config: { id: 'often', kind: 'schedule', cron, timeZone: 'UTC', catchUp, input: {} },
      scheduleId,
    },
  });
  const schedule = await temporal.schedule.create({
    scheduleId,
    spec: { cronExpressions: [cron] },
    action: {
      type: 'startWorkflow',
      workflowType: scheduleLauncherWorkflow,
      taskQueue: launcherQueueOf(place.keys),
      args: [{ scheduleId }],
    },
  });
  try {
    const at = (time: string) => new Date(`${day.toISOString().slice(0, 10)}T${time}:00Z`);
    await schedule.backfill({
      start: at('09:10'),
      end: at('09:50'),
      overlap: ScheduleOverlapPolicy.ALLOW_ALL,
    });
    await eventually(async () => {
      const { recentActions } = (await schedule.describe()).info;
      const launches = await Promise.all(
        recentActions.map(({ action }) => temporal.workflow.getHandle(action.workflow.workflowId).describe()),
      );
      return launches.length === 3 && launches.every(({ status }) => status.name === 'COMPLETED');
    });
    const runs = await place.prisma.run.findMany({ where: { workflowId: published.workflowId } });
    expect(runs.map(({ startKey }) => startKey!.slice(-13, -8)).toSorted()).toEqual(expected);
  } finally {
    await schedule.delete();
  }
});

test('rebuilds the step events of a run from its history, with the same numbers', async () => {
  const run = await place.start(workflow, { kind: 'x' });
  await run.handle.result();
  const numbered = async () => (await place.events(run.id)).filter(({ seq }) => seq !== undefined);
  const first = await eventually(async () => {
    const events = await numbered();
    return events.at(-1)?.type === 'run.finished' && events;
  });
  await place.redis.del(stepEventStream);
  await place.redis.xadd(rebuildStream, '*', 'runId', run.id);
  const again = await eventually(async () => {
    const events = await numbered();
    return events.length === first.length && events;
  });
  expect(again).toEqual(first);
  await eventually(async () => (await place.redis.xlen(rebuildStream)) === 0);
});
