import { Client, Connection } from '@temporalio/client';
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

beforeAll(async () => {
  place = await createWorkplace(inject('stack'));
  temporal = new Client({
    connection: await Connection.connect({ address: inject('stack').temporalAddress }),
  });
  workflow = await place.publish({
    name: 'Report',
    input: {
      type: 'object',
      properties: { kind: { type: 'string', default: 'daily' } },
    },
    steps: [{ id: 'sum', kind: 'task', action: 'crypto.hash', with: { text: '{{ input.kind }}' } }],
  });
  place.startHost();
});
afterAll(async () => {
  await temporal.connection.close();
  await place.close();
});

test('a schedule that fires writes one run and its outbox row, and says when it fires next', async () => {
  const scheduleId = `test-${place.queue.id}`;
  await place.prisma.workflowTrigger.create({
    data: {
      workflowId: workflow.workflowId,
      triggerId: 'nightly',
      kind: 'schedule',
      config: { id: 'nightly', kind: 'schedule', cron: '0 3 * * *', timeZone: 'UTC', input: {}, maxRuns: 1 },
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
    await schedule.trigger();
    await eventually(async () => {
      const { recentActions } = (await schedule.describe()).info;
      const launches = await Promise.all(
        recentActions.map(({ action }) => temporal.workflow.getHandle(action.workflow.workflowId).describe()),
      );
      return launches.length === 2 && launches.every(({ status }) => status.name === 'COMPLETED');
    });
    expect(await place.prisma.run.count({ where: { trigger: 'schedule' } })).toBe(1);
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
