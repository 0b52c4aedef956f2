import type { ApprovalActivities } from '../../contract/approval.ts';
import type { EventActivities } from '../../contract/events.ts';
import type { SubworkflowActivities } from '../../contract/subworkflow.ts';
import { approvals } from './approvals.ts';
import { events } from './events.ts';
import type { AskingRun, StandIns } from './stand-in.ts';
import { subworkflows } from './subworkflows.ts';

/** What workers serve beside actions. */
const standIns = { ...approvals, ...subworkflows, ...events } satisfies StandIns<
  ApprovalActivities & SubworkflowActivities & EventActivities
>;

export type StandIn = (run: AskingRun, request: unknown) => unknown;

export function standInOf(activityType: string): StandIn | undefined {
  return Object.hasOwn(standIns, activityType)
    ? (standIns as unknown as Record<string, StandIn>)[activityType]
    : undefined;
}

export type { AskingRun, AskingWorld } from './stand-in.ts';
export { standIns };
