import { createActionActivities } from './actions.ts';
import { createAnswerActivities } from './answers.ts';
import { createApprovalActivities } from './approvals.ts';
import { createEventActivities } from './events.ts';
import { createBacklogActivities } from './backlogs.ts';
import { createNotifyActivities } from './notify.ts';
import { createLookUpActivities } from './look-ups.ts';
import { createRecordActivities } from './records.ts';
import { createScheduleActivities } from './schedules.ts';
import { createSubworkflowActivities } from './subworkflows.ts';
import type { PoolIdentity, Surroundings } from './surroundings.ts';
import type { WorkBook } from './work-book.ts';

export type { PoolIdentity, Surroundings } from './surroundings.ts';

export type Activities = Record<string, (...args: never[]) => Promise<unknown>>;

/** Every activity of a project's pool. */
export function createPoolActivities(
  surroundings: Surroundings,
  pool: PoolIdentity,
  book: WorkBook,
): Activities {
  return book.entered({
    ...createActionActivities(surroundings, pool, book.stopSignal),
    ...createAnswerActivities(surroundings),
    ...createApprovalActivities(surroundings, pool),
    ...createNotifyActivities(surroundings, pool),
    ...createBacklogActivities(surroundings, pool),
    ...createRecordActivities(surroundings, pool),
    ...createLookUpActivities(surroundings, pool),
    ...createSubworkflowActivities(surroundings, pool),
    ...createEventActivities(surroundings, pool),
  });
}

/** Activities of the queue on which schedules fire. */
export function createLauncherActivities(surroundings: Surroundings): Activities {
  return { ...createScheduleActivities(surroundings) };
}
