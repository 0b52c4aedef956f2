import type { AnswerActivities } from '../../contract/answer.ts';
import type { ApprovalActivities } from '../../contract/approval.ts';
import type { EventActivities } from '../../contract/events.ts';
import type { NotifyActivities } from '../../contract/notify.ts';
import type {
  BacklogActivities,
  ReadModelActivities,
  RecordActivities,
} from '../../contract/project-data.ts';
import type { SubworkflowActivities } from '../../contract/subworkflow.ts';
import { answers } from './answers.ts';
import { approvals } from './approvals.ts';
import { events } from './events.ts';
import { notify } from './notify.ts';
import { projectData } from './project-data.ts';
import type { AskingRun, StandIns } from './stand-in.ts';
import { subworkflows } from './subworkflows.ts';

/** What workers serve beside actions. */
const standIns = {
  ...answers,
  ...approvals,
  ...events,
  ...notify,
  ...projectData,
  ...subworkflows,
} satisfies StandIns<
  AnswerActivities &
    ApprovalActivities &
    BacklogActivities &
    EventActivities &
    NotifyActivities &
    ReadModelActivities &
    RecordActivities &
    SubworkflowActivities
>;

export type StandIn = (run: AskingRun, request: unknown) => unknown;

export function standInOf(activityType: string): StandIn | undefined {
  return Object.hasOwn(standIns, activityType)
    ? (standIns as unknown as Record<string, StandIn>)[activityType]
    : undefined;
}

export type { AskingRun, AskingWorld } from './stand-in.ts';
export { standIns };
