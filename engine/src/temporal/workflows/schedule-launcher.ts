import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { ScheduleActivities, ScheduleLaunch } from '../../contract/schedules.ts';

/** Set by Temporal on what a schedule starts. */
const scheduledStartTime = defineSearchAttributeKey(
  'TemporalScheduledStartTime',
  SearchAttributeType.DATETIME,
);

const { launchScheduledRun } = proxyActivities<ScheduleActivities>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});

/** What a schedule fires: starts a run the ordinary way, once for each moment. */
export async function wfbScheduleLauncher({ scheduleId }: ScheduleLaunch): Promise<{ runId: string | null }> {
  const { typedSearchAttributes, startTime } = workflowInfo();
  const moment = typedSearchAttributes.get(scheduledStartTime) ?? startTime;
  return launchScheduledRun({ scheduleId, scheduledAt: moment.toISOString() });
}
