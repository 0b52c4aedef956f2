import type { KeyRing } from './sealing.ts';

/**
 * How a schedule starts runs (design §4): it fires a small launcher workflow on a queue that every worker-host serves at all times (the
 * workflow's own pool may be asleep). The launcher calls one activity, which writes the run and its outbox row in one transaction.
 */
export function launcherQueueOf(keys: KeyRing): string {
  // One per instance, so that instances that share a Temporal leave each other's launchers alone. The oldest key names it: it stays
  // when a new key comes in front.
  return `wfb-launcher-${keys.at(-1)!.id.toString('hex')}`;
}

/** Workflow type of the launcher; its one argument is a `ScheduleLaunch`. */
export const scheduleLauncherWorkflow = 'wfbScheduleLauncher';

export interface ScheduleLaunch {
  /** `WorkflowTrigger.scheduleId`. */
  scheduleId: string;
}

export interface ScheduledRunRequest extends ScheduleLaunch {
  /** The moment for which it fired (ISO 8601), not the one at which it got round to it: makes the start unique. */
  scheduledAt: string;
}

export interface ScheduleActivities {
  /** Idempotent by schedule and moment. `runId` is null when nothing was to be started (disabled, archived, `maxRuns` reached). */
  launchScheduledRun(request: ScheduledRunRequest): Promise<{ runId: string | null }>;
}

/** `Run.startKey` of a scheduled run. */
export function scheduledStartKey(scheduleId: string, scheduledAt: string): string {
  return `schedule:${scheduleId}:${scheduledAt}`;
}
