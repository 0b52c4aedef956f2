import { findAction } from '@wfb/connectors/declarations';
import type { PrismaClient } from '@wfb/prisma';
import type { Caller } from '../../auth/caller.ts';
import { requireProject } from '../projects/access.ts';
import { requireWorkflow } from '../workflows/access.ts';
import { mergeRows, readRows, type StoredTally, stretchOf, toFigures } from './read.ts';
import type { Breakdown, BreakdownItem, Range, Statistics } from './schemas.ts';
import type { Level, Measure } from './tally.ts';

/** Whose figures a breakdown tells, and of what. */
const levels: Record<Breakdown, { level: Level; measure: Measure }> = {
  workflows: { level: 'workflow', measure: 'runs' },
  actions: { level: 'action', measure: 'tasks' },
  queues: { level: 'queue', measure: 'tasks' },
  regions: { level: 'region', measure: 'tasks' },
  workers: { level: 'worker', measure: 'tasks' },
};

export function createStatisticsService({ prisma }: { prisma: PrismaClient }) {
  async function read(projectId: string, level: Level, key: string, range: Range): Promise<Statistics> {
    const stretch = stretchOf(range, Date.now());
    const { from, to, bucketMs } = stretch;
    const rows = await readRows(prisma, { projectId, level, key }, stretch);
    const of = (some: StoredTally[], measure: Measure) =>
      toFigures(mergeRows(some.filter((row) => row.measure === measure)));
    const buckets = Map.groupBy(rows, ({ at }) => Math.floor((at.getTime() - from.getTime()) / bucketMs));
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      bucketSeconds: bucketMs / 1_000,
      runs: of(rows, 'runs'),
      tasks: of(rows, 'tasks'),
      series: Array.from({ length: (to.getTime() - from.getTime()) / bucketMs }, (_, index) => {
        const bucket = buckets.get(index) ?? [];
        const at = new Date(from.getTime() + index * bucketMs).toISOString();
        return { at, runs: of(bucket, 'runs'), tasks: of(bucket, 'tasks') };
      }),
    };
  }

  return {
    async ofProject(caller: Caller, projectId: string, range: Range): Promise<Statistics> {
      await requireProject(prisma, caller, projectId);
      return read(projectId, 'project', '', range);
    },

    async ofWorkflow(caller: Caller, workflowId: string, range: Range): Promise<Statistics> {
      const { projectId } = await requireWorkflow(prisma, caller, workflowId);
      return read(projectId, 'workflow', workflowId, range);
    },

    /** The busiest first. */
    async by(
      caller: Caller,
      projectId: string,
      by: Breakdown,
      range: Range,
    ): Promise<{ items: BreakdownItem[] }> {
      await requireProject(prisma, caller, projectId);
      const rows = await readRows(prisma, { projectId, ...levels[by] }, stretchOf(range, Date.now()));
      const groups = Map.groupBy(rows, ({ key }) => key);
      const names = await nameKeys[by](prisma, projectId);
      const items = [...groups].map(([key, group]) => ({
        ...{ key, title: key, worker: null, ...names(key) },
        figures: toFigures(mergeRows(group)),
      }));
      return { items: items.sort((a, b) => b.figures.started - a.figures.started) };
    },
  };
}

type Names = (key: string) => Partial<Pick<BreakdownItem, 'title' | 'worker'>>;

/** What the keys of a breakdown are called. */
const nameKeys: Record<Breakdown, (prisma: PrismaClient, projectId: string) => Promise<Names>> = {
  async workflows(prisma, projectId) {
    const rows = await prisma.workflow.findMany({ where: { projectId }, select: { id: true, name: true } });
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return (key) => ({ title: names.get(key) ?? 'A workflow that is gone' });
  },
  actions: () => Promise.resolve((key) => ({ title: findAction(key)?.title ?? key })),
  async queues(prisma, projectId) {
    const rows = await prisma.queue.findMany({ where: { projectId }, select: { name: true, title: true } });
    const titles = new Map(rows.map(({ name, title }) => [name, title]));
    return (key) => ({ title: titles.get(key) ?? key });
  },
  regions: () => Promise.resolve(() => ({})),
  async workers(prisma, projectId) {
    const rows = await prisma.worker.findMany({
      where: { queue: { projectId } },
      include: { queue: { select: { title: true } }, host: { select: { hostName: true } } },
    });
    const workers = new Map(rows.map((row) => [row.id, row]));
    return (key) => {
      const row = workers.get(key);
      if (!row) return { title: 'A worker that is gone' };
      const { cpuPercent, memoryMb } = row;
      const place = row.host ? `, ${row.host.hostName}` : '';
      return { title: `${row.queue.title} ${row.replica + 1}${place}`, worker: { cpuPercent, memoryMb } };
    };
  },
};
