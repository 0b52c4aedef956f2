import {
  isLeftOut,
  scheduledStartKey,
  type ScheduleActivities,
  type ScheduledRunRequest,
} from '@wfb/engine/contract';
import type { TriggerOf } from '@wfb/engine/definition';
import type { Database } from '@wfb/prisma';
import { checkInput, findStartable, writeRun } from './new-run.ts';
import type { Surroundings } from './surroundings.ts';

interface Launched {
  runId: string | null;
  /** Queue of a run that was written now. */
  started?: string;
  /** It was the last one that the schedule may start. */
  isLast?: boolean;
}

/** The activity of the launcher that schedules fire: it writes a run as the servers do, and the outbox starts it. */
export function createScheduleActivities(
  surroundings: Pick<Surroundings, 'prisma' | 'tellOutbox' | 'wake' | 'nextFireAt' | 'log'>,
): ScheduleActivities {
  const { prisma, tellOutbox, wake } = surroundings;
  return {
    async launchScheduledRun(request) {
      const { runId, started, isLast } = await prisma.$transaction((db) => launch(db, request));
      if (started) {
        wake(started);
        tellOutbox('run.start');
      }
      if (isLast) tellOutbox('schedule.sync');
      else await noteNextFire(request.scheduleId);
      return { runId };
    },
  };

  /** Lets hosts sleep until then. Where it cannot be found out, the past moment that stands there keeps them awake. */
  async function noteNextFire(scheduleId: string): Promise<void> {
    try {
      const nextFireAt = await surroundings.nextFireAt(scheduleId);
      // One that has had its last run fires no more, whatever was read before that.
      await prisma.$executeRaw`
        UPDATE workflow_triggers SET "nextFireAt" = ${nextFireAt}
        WHERE "scheduleId" = ${scheduleId} AND "runsStarted" < coalesce((config->>'maxRuns')::int, "runsStarted" + 1)`;
    } catch (error) {
      surroundings.log.warn({ err: error, scheduleId }, 'the next moment of a schedule could not be noted');
    }
  }
}

async function launch(db: Database, { scheduleId, scheduledAt }: ScheduledRunRequest): Promise<Launched> {
  // Moments that an outage missed come at once; one waits for the other, so that they are counted.
  await db.$queryRaw`SELECT 1 FROM workflow_triggers WHERE "scheduleId" = ${scheduleId} FOR UPDATE`;
  const trigger = await db.workflowTrigger.findUnique({ where: { scheduleId } });
  if (!trigger) return { runId: null };
  const startKey = scheduledStartKey(scheduleId, scheduledAt);
  const known = await db.run.findUnique({
    where: { workflowId_startKey: { workflowId: trigger.workflowId, startKey } },
    select: { id: true },
  });
  // Asked first: a repeat of the last allowed start is still that start.
  if (known) return { runId: known.id };
  const config = trigger.config as unknown as TriggerOf<'schedule'>;
  if (trigger.pausedAt || isLeftOut(config, scheduledAt, Date.now())) return { runId: null };
  const workflow = trigger.enabled ? await findStartable(db, trigger.workflowId) : null;
  if (!workflow || (config.maxRuns !== undefined && trigger.runsStarted >= config.maxRuns))
    return { runId: null };
  const checked = checkInput(workflow, config.input ?? {});
  const { runId, fresh } = await writeRun(db, {
    workflow,
    trigger: 'schedule',
    startKey,
    input: checked.ok ? checked.input : (config.input ?? {}),
    // A schedule has nobody to tell but the list of runs.
    ...(checked.ok ? {} : { error: { message: checked.message, code: 'INPUT_INVALID' } }),
  });
  if (!fresh) return { runId };
  const isLast = trigger.runsStarted + 1 === config.maxRuns;
  await db.workflowTrigger.update({
    where: { id: trigger.id },
    data: {
      ...{ runsStarted: { increment: 1 }, lastFiredAt: new Date(scheduledAt), updatedAt: trigger.updatedAt },
      ...(isLast ? { nextFireAt: null } : {}),
    },
  });
  if (isLast) await db.outbox.create({ data: { kind: 'schedule.sync', subjectId: trigger.id, payload: {} } });
  const kind = checked.ok ? 'run.start' : 'run.failedNotify';
  await db.outbox.create({ data: { kind, subjectId: runId, payload: { runId } } });
  return { runId, isLast, ...(checked.ok ? { started: workflow.queueName } : {}) };
}
