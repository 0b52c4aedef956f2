import type { StepEvent } from '@wfb/engine/contract';
import type { PrismaClient } from '@wfb/prisma';
import type { FastifyBaseLogger } from 'fastify';
import { toOutage } from '../../../plugins/outages.ts';
import { foldEvents } from './fold.ts';
import { writePatches } from './write.ts';

export interface ProjectorDeps {
  prisma: PrismaClient;
  log: FastifyBaseLogger;
  /** Told after the commit; must not throw. */
  onProjected(change: { runIds: string[]; steps: { runId: string; instance: string }[] }): Promise<void>;
  /** There are outbox rows to carry out. */
  kickOutbox(): void;
}

export type Projector = (events: StepEvent[]) => Promise<void>;

/** Writes a batch of step events in one transaction and tells who looks. Throws when Postgres is away, and only then. */
export function createProjector(deps: ProjectorDeps): Projector {
  const { prisma, log, onProjected, kickOutbox } = deps;

  async function write(events: StepEvent[]): Promise<void> {
    const { runs, steps } = foldEvents(events);
    const written = await prisma.$transaction((tx) => writePatches(tx, runs, steps));
    if (written.closed.some(({ status }) => status === 'failed')) kickOutbox();
    const known = new Set(written.runIds);
    await onProjected({
      runIds: written.runIds,
      steps: steps
        .filter((step) => known.has(step.runId))
        .map(({ runId, instance }) => ({ runId, instance })),
    });
  }

  return (events) => project(events, true);

  async function project(events: StepEvent[], isFirstTry: boolean): Promise<void> {
    try {
      await write(events);
    } catch (error) {
      if (toOutage(error)) throw error;
      const byRun = Map.groupBy(events, (event) => event.runId);
      // Two transactions may have been in each other's way.
      if (byRun.size === 1 && isFirstTry) return project(events, false);
      if (byRun.size === 1) {
        // The reconciler rebuilds this run's page; the others' must not wait for it.
        log.error(
          { err: error, runId: events[0]!.runId },
          'step events of a run could not be written and are left out',
        );
        return;
      }
      for (const own of byRun.values()) await project(own, true);
    }
  }
}
