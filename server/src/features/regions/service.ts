import { leaseForMs } from '@wfb/engine/contract';
import type { Database, PrismaClient } from '@wfb/prisma';
import { findLiveRegions } from '@wfb/prisma/run-queues';
import type { Caller } from '../../auth/caller.ts';
import { DomainError } from '../../errors.ts';
import { openStatuses } from '../runs/statuses.ts';
import { byDistance, type Region } from './catalogue.ts';
import type { RegionShape } from './schemas.ts';

export function createRegionsService({ prisma, regions }: { prisma: PrismaClient; regions: Region[] }) {
  return {
    async list(caller: Caller, timeZone = 'UTC'): Promise<{ items: RegionShape[] }> {
      const now = new Date();
      const [hosts, states, queues] = await Promise.all([
        prisma.workerHost.findMany({
          where: {
            stoppedAt: null,
            drainingAt: null,
            heartbeatAt: { gt: new Date(now.getTime() - leaseForMs) },
          },
          select: { region: true, _count: { select: { workers: { where: { sleeping: false } } } } },
        }),
        prisma.regionState.findMany(),
        prisma.queue.findMany({
          where: { kind: 'region', project: { workspaceId: caller.workspaceId } },
          select: { name: true, region: true },
        }),
      ]);
      const open = await prisma.run.groupBy({
        by: ['queueName'],
        where: { queueName: { in: queues.map(({ name }) => name) }, status: { in: [...openStatuses] } },
        _count: true,
      });
      const places = byDistance(regions, timeZone, now).map(({ name }) => name);
      const seen = [...new Set([...places, ...hosts.map(({ region }) => region)])];
      return {
        items: seen.map((region) => {
          const here = hosts.filter((host) => host.region === region);
          const state = states.find((each) => each.region === region);
          const names = new Set(queues.filter((queue) => queue.region === region).map(({ name }) => name));
          const facts = {
            machines: here.length,
            workersAwake: here.reduce((sum, { _count }) => sum + _count.workers, 0),
            openRuns: open.reduce((sum, row) => sum + (names.has(row.queueName) ? row._count : 0), 0),
          };
          const lastLiveAt = here.length > 0 ? now : (state?.lastLiveAt ?? null);
          return {
            region,
            ...facts,
            ...describeRegion(facts, lastLiveAt !== null),
            lastLiveAt: lastLiveAt?.toISOString() ?? null,
            place: seen.indexOf(region) + 1,
          };
        }),
      };
    },
  };
}

function describeRegion(
  { machines, openRuns }: { machines: number; openRuns: number },
  wasLive: boolean,
): Pick<RegionShape, 'state' | 'light' | 'reason'> {
  if (machines > 0) {
    const reason = machines === 1 ? 'One machine is there.' : `${machines} machines are there.`;
    return { state: 'live', light: 'green', reason };
  }
  const waiting =
    openRuns > 0
      ? ` ${openRuns === 1 ? 'One run waits' : `${openRuns} runs wait`} for it, or go on elsewhere unless they are pinned.`
      : '';
  return wasLive
    ? {
        state: 'lost',
        light: 'red',
        reason: `Its machines are gone: new runs go to the next region.${waiting}`,
      }
    : {
        state: 'unused',
        light: openRuns > 0 ? 'red' : 'yellow',
        reason: `No machine was seen there yet.${waiting}`,
      };
}

/** Refuses regions that this instance does not know. */
export function checkRegions(regions: Region[], asked: string[]): void {
  const unknown = asked.filter((name) => !regions.some((region) => region.name === name));
  if (unknown.length > 0)
    throw new DomainError(400, 'UNKNOWN_REGION', `There is no region ${unknown.join(', ')} here.`, {
      details: { known: regions.map(({ name }) => name) },
    });
}

/**
 * What a new project prefers: the closest region to its maker, where there is a choice. With machines in one region alone nothing is
 * preferred, so that its runs go wherever machines are.
 */
export async function regionsForNew(
  db: Database,
  regions: Region[],
  timeZone: string | undefined,
): Promise<string[]> {
  if (timeZone === undefined) return [];
  const live = await findLiveRegions(db);
  const choice = regions.filter(({ name }) => live.includes(name));
  return choice.length > 1 ? [byDistance(choice, timeZone, new Date())[0]!.name] : [];
}
