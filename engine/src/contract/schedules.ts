import { cronTimes } from '../definition/cron.ts';
import type { TriggerOf } from '../definition/triggers.ts';
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
  /** Idempotent by schedule and moment. `runId` is null when nothing was to be started (disabled, paused, archived, `maxRuns` reached, made up for by a later one). */
  launchScheduledRun(request: ScheduledRunRequest): Promise<{ runId: string | null }>;
}

/** `Run.startKey` of a scheduled run. */
export function scheduledStartKey(scheduleId: string, scheduledAt: string): string {
  return `schedule:${scheduleId}:${scheduledAt}`;
}

/** How late a start may be that is not made up for. */
const skipAfterMs = 60_000;

/**
 * Whether a moment has gone by without its start, and is to stay so by the schedule's policy. A start out of turn (the first one, at
 * once) is none of the schedule's moments, and is always made.
 * @param now Milliseconds since the epoch.
 */
export function isLeftOut(
  { cron, timeZone, catchUp }: Pick<TriggerOf<'schedule'>, 'cron' | 'timeZone' | 'catchUp'>,
  scheduledAt: string,
  now: number,
): boolean {
  const at = Date.parse(scheduledAt);
  const following = (after: number) => cronTimes(cron, timeZone, after).next().value ?? Infinity;
  if (catchUp === 'all' || following(at - 1) !== at) return false;
  return catchUp === 'latest' ? following(at) <= now : now - at > skipAfterMs;
}
