import {
  type ApprovalActivities,
  approvalDecidedSignal,
  type ApprovalOutcome,
  type ApprovalRequest,
} from '../../contract/approval.ts';
import { ApplicationFailure } from '../failures.ts';
import type { AskingWorld, StandIns } from './stand-in.ts';

/** A request to people in a simulation; whoever simulates decides it. */
export interface SimulatedApproval {
  id: string;
  runId: string;
  request: ApprovalRequest;
  status: 'open' | 'withdrawn' | ApprovalOutcome['decision'];
  outcome: ApprovalOutcome | null;
}

export interface Decision {
  decision: 'approved' | 'rejected';
  comment?: string;
  form?: Record<string, unknown>;
  /** Who decides; somebody who is named so where it says nothing. */
  by?: { id: string; name: string };
}

const somebody = { id: 'somebody', name: 'Somebody' };

export const approvals: StandIns<ApprovalActivities> = {
  requestApproval(run, request) {
    const known = run.world.approvals.find(
      (one) => one.runId === run.id && one.request.instance === request.instance,
    );
    if (known) return { approvalId: known.id, outcome: known.outcome };
    const id = `approval-${run.world.approvals.length + 1}`;
    run.world.approvals.push({ id, runId: run.id, request, status: 'open', outcome: null });
    return { approvalId: id, outcome: null };
  },

  settleApproval({ world }, { approvalId, reason }) {
    const approval = find(world, approvalId);
    const { deadline } = approval.request;
    if (reason === 'deadline' && approval.status === 'open' && deadline && deadline.at <= world.now)
      close(approval, verdicts[deadline.then], world, {});
    return approval.outcome;
  },

  withdrawApproval({ world }, { approvalId }) {
    const approval = find(world, approvalId);
    if (approval.status === 'open') approval.status = 'withdrawn';
  },
};

const verdicts = { approve: 'approved', reject: 'rejected', expire: 'expired', fail: 'expired' } as const;

/** Decides an open request, and tells its run. The first decision counts. */
export function decide(
  world: AskingWorld,
  approvalId: string,
  { decision, by = somebody, ...rest }: Decision,
): void {
  const approval = find(world, approvalId);
  if (approval.status !== 'open') return;
  close(approval, decision, world, { by, ...rest });
  world.signal(approval.runId, approvalDecidedSignal, { approvalId });
}

function close(
  approval: SimulatedApproval,
  decision: ApprovalOutcome['decision'],
  world: AskingWorld,
  { by = null, comment = null, form = {} }: Partial<Pick<ApprovalOutcome, 'by' | 'comment' | 'form'>>,
): void {
  approval.status = decision;
  approval.outcome = {
    approved: decision === 'approved',
    decision,
    by,
    comment,
    form,
    at: new Date(world.now).toISOString(),
  };
}

function find(world: AskingWorld, approvalId: string): SimulatedApproval {
  const approval = world.approvals.find(({ id }) => id === approvalId);
  if (!approval) throw ApplicationFailure.nonRetryable('The request is gone.', 'APPROVAL_GONE');
  return approval;
}
