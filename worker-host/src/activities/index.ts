import { createActionActivities } from './actions.ts';
import { createApprovalActivities } from './approvals.ts';
import { createEventActivities } from './events.ts';
import { createBacklogActivities } from './backlogs.ts';
import { createNotifyActivities } from './notify.ts';
import { createRecordActivities } from './records.ts';
import { createScheduleActivities } from './schedules.ts';
import { createSubworkflowActivities } from './subworkflows.ts';
import type { PoolIdentity, Surroundings } from './surroundings.ts';

export type { PoolIdentity, Surroundings } from './surroundings.ts';

export type Activities = Record<string, (...args: never[]) => Promise<unknown>>;

/** What a pool is doing, counted at its activities. */
export interface TaskCounts {
  atWork: number;
  completed: number;
  failed: number;
}

/** Every activity of a project's pool. */
export function createPoolActivities(
  surroundings: Surroundings,
  pool: PoolIdentity,
  counts: TaskCounts,
): Activities {
  return counted(
    {
      ...createActionActivities(surroundings, pool),
      ...createApprovalActivities(surroundings, pool),
      ...createNotifyActivities(surroundings, pool),
      ...createBacklogActivities(surroundings, pool),
      ...createRecordActivities(surroundings, pool),
      ...createSubworkflowActivities(surroundings, pool),
      ...createEventActivities(surroundings, pool),
    },
    counts,
  );
}

/** Activities of the queue on which schedules fire. */
export function createLauncherActivities(surroundings: Surroundings): Activities {
  return { ...createScheduleActivities(surroundings) };
}

function counted(activities: Activities, counts: TaskCounts): Activities {
  return Object.fromEntries(
    Object.entries(activities).map(([name, activity]) => [
      name,
      async (...args: never[]) => {
        counts.atWork += 1;
        try {
          const result = await activity(...args);
          counts.completed += 1;
          return result;
        } catch (error) {
          counts.failed += 1;
          throw error;
        } finally {
          counts.atWork -= 1;
        }
      },
    ]),
  );
}
