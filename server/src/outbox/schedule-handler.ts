import {
  type Client,
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
  type ScheduleOptions,
} from '@temporalio/client';
import { launcherQueueOf, scheduleLauncherWorkflow, type ScheduleLaunch } from '@wfb/engine/contract';
import type { KeyRing } from '@wfb/engine/contract/sealing';
import type { TriggerOf } from '@wfb/engine/definition';
import type { PrismaClient, WorkflowTrigger } from '@wfb/prisma';
import { done, type Outcome, type OutboxRow } from './outbox.ts';

type ScheduleTrigger = TriggerOf<'schedule'>;

/** Least that Temporal allows: what could not be started within it is skipped. */
const skipWindow = '10s';
/** All that an outage of any sensible length made it miss; of these, launchers leave out what the policy says (`isLeftOut`). */
const wholeYearMs = 365 * 86_400_000;

/** Makes, changes or pauses the schedule of a trigger, so that it agrees with the row; doing it again changes nothing. */
export function createScheduleSync(deps: { prisma: PrismaClient; temporal: Client; keys: KeyRing }) {
  const { prisma, temporal } = deps;
  const queue = launcherQueueOf(deps.keys);

  async function sync(trigger: WorkflowTrigger, scheduleId: string): Promise<void> {
    const config = trigger.config as unknown as ScheduleTrigger;
    const options = toOptions(config, scheduleId, queue);
    const handle = temporal.schedule.getHandle(scheduleId);
    try {
      await handle.update(() => ({
        ...options,
        state: { paused: !isActive(trigger, config) },
      }));
    } catch (error) {
      if (!(error instanceof ScheduleNotFoundError)) throw error;
      if (!isActive(trigger, config)) return;
      await temporal.schedule.create({ ...options, state: { triggerImmediately: config.startNow } });
    }
    await refresh(trigger.id, scheduleId);
  }

  /** Temporal knows best when it fires next. */
  async function refresh(id: string, scheduleId: string): Promise<void> {
    try {
      const { info, state } = await temporal.schedule.getHandle(scheduleId).describe();
      const nextFireAt = state.paused ? null : (info.nextActionTimes[0] ?? null);
      await prisma.workflowTrigger.update({ where: { id }, data: { nextFireAt } });
    } catch (error) {
      if (!(error instanceof ScheduleNotFoundError)) throw error;
      await prisma.workflowTrigger.update({ where: { id }, data: { nextFireAt: null } });
    }
  }

  return {
    async handle(row: OutboxRow): Promise<Outcome> {
      const trigger = await prisma.workflowTrigger.findUnique({ where: { id: row.subjectId } });
      if (trigger?.scheduleId) {
        if (trigger.kind === 'schedule') await sync(trigger, trigger.scheduleId);
        else await remove(temporal, trigger.scheduleId);
      }
      return done;
    },

    /** Times of the next firing that have gone by. */
    async refreshDue(): Promise<void> {
      const due = await prisma.workflowTrigger.findMany({
        where: { kind: 'schedule', enabled: true, scheduleId: { not: null }, nextFireAt: { lt: new Date() } },
        take: 100,
      });
      for (const trigger of due) {
        if (!isActive(trigger, trigger.config as unknown as ScheduleTrigger)) {
          await sync(trigger, trigger.scheduleId!);
        } else {
          await refresh(trigger.id, trigger.scheduleId!);
        }
      }
    },
  };
}

/** Whether it is to fire: it may have been switched off or paused, or have started as many runs as it may. */
const isActive = (trigger: WorkflowTrigger, config: ScheduleTrigger): boolean =>
  trigger.enabled &&
  !trigger.pausedAt &&
  (config.maxRuns === undefined || trigger.runsStarted < config.maxRuns);

const toOptions = (config: ScheduleTrigger, scheduleId: string, taskQueue: string) =>
  ({
    scheduleId,
    spec: { cronExpressions: [config.cron], timezone: config.timeZone },
    action: {
      type: 'startWorkflow',
      workflowType: scheduleLauncherWorkflow,
      taskQueue,
      args: [{ scheduleId } satisfies ScheduleLaunch],
    },
    policies: {
      // Launchers are short and each stands for a moment of its own; whether runs overlap is not theirs to say.
      overlap: ScheduleOverlapPolicy.ALLOW_ALL,
      catchupWindow: config.catchUp === 'skip' ? skipWindow : wholeYearMs,
    },
  }) satisfies ScheduleOptions;

async function remove(temporal: Client, scheduleId: string): Promise<void> {
  try {
    await temporal.schedule.getHandle(scheduleId).delete();
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
  }
}
