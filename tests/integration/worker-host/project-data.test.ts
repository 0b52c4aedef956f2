import type { BacklogDeclaration, ReadModelDeclaration } from '@wfb/engine/definition';
import type { Prisma } from '@wfb/prisma';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createWorkplace, eventually, runnersOf, type Workplace } from './support.ts';

let place: Workplace;

beforeAll(async () => {
  place = await createWorkplace(inject('stack'));
});
afterAll(() => place.close());

const alerts: BacklogDeclaration = {
  name: 'alerts',
  item: { type: 'object', properties: { n: { type: 'number' } }, required: ['n'] },
  order: 'oldestFirst',
  onDuplicate: 'keepFirst',
  whenFull: 'fail',
};

test('workers that are killed again and again record, count, add and take each thing once', async () => {
  const backlog = await place.prisma.backlog.create({
    data: {
      projectId: place.project.id,
      name: alerts.name,
      declaration: alerts as unknown as Prisma.InputJsonObject,
    },
  });
  const readModel: ReadModelDeclaration = {
    name: 'counts',
    state: { type: 'object', properties: { count: { type: 'integer' } } },
    initial: { count: 0 },
    on: [{ event: 'counted', set: { count: '{{ item.count + 1 }}' }, remove: false }],
  };
  await place.prisma.readModel.create({
    data: {
      ...{ projectId: place.project.id, name: readModel.name },
      declaration: readModel as unknown as Prisma.InputJsonObject,
    },
  });
  const workflow = await place.publish({
    name: 'Ledger',
    input: { type: 'object', properties: { n: { type: 'number' } }, required: ['n'] },
    backlogs: [alerts],
    readModels: [readModel],
    steps: [
      {
        id: 'each',
        kind: 'forEach',
        items: 'range(0, 5)',
        concurrency: 1,
        onError: 'stop',
        steps: [
          {
            id: 'note',
            kind: 'record',
            event: 'counted',
            subject: 'counter',
            data: { n: '{{ input.n * 5 + item }}' },
          },
          { id: 'add', kind: 'backlogAdd', backlog: 'alerts', item: { n: '{{ input.n * 5 + item }}' } },
          { id: 'take', kind: 'backlogTake', backlog: 'alerts' },
        ],
        collect: '{{ steps.take.item.n }}',
      },
      { id: 'counted', kind: 'lookUp', model: 'counts', key: 'counter' },
    ],
    output: { numbers: '{{ steps.each }}', count: '{{ steps.counted.entry.count }}' },
  });
  const host = place.startHost({ HOST_NAME: 'killed' });
  const runs = await Promise.all(Array.from({ length: 20 }, (_, n) => place.start(workflow, { n })));
  const recorded = () => place.prisma.recordedEvent.count({ where: { projectId: place.project.id } });
  for (const share of [10, 50]) {
    await eventually(async () => (await recorded()) >= share, { timeoutMs: 60_000 });
    for (const pid of await runnersOf(host)) process.kill(pid, 'SIGKILL');
  }
  const outputs = (await Promise.all(runs.map(({ handle }) => handle.result()))) as {
    numbers: number[];
    count: number;
  }[];

  const every = Array.from({ length: 100 }, (_, n) => n);
  const ascending = (numbers: number[]) => numbers.toSorted((a, b) => a - b);
  const events = await place.prisma.recordedEvent.findMany({
    where: { projectId: place.project.id },
    orderBy: { position: 'asc' },
  });
  expect(ascending(events.map(({ data }) => (data as { n: number }).n))).toEqual(every);
  expect(events.map(({ position }) => Number(position))).toEqual(every.map((n) => n + 1));
  expect(events.map(({ number }) => number)).toEqual(every.map((n) => n + 1));
  expect(ascending(outputs.flatMap(({ numbers }) => numbers))).toEqual(every);
  expect(Math.max(...outputs.map(({ count }) => count))).toBe(100);
  const items = await place.prisma.backlogItem.groupBy({
    by: ['status'],
    where: { backlogId: backlog.id },
    _count: true,
  });
  expect(items).toEqual([{ status: 'taken', _count: 100 }]);
}, 120_000);
