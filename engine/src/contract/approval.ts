/** Arguments of the activity that writes an approval request. Idempotent by `runId` and `instance`. */
export interface ApprovalRequest {
  stepId: string;
  instance: string;
  ask: string;
  people: string[];
  roles: string[];
  rule: { kind: 'any' } | { kind: 'all' } | { kind: 'quorum'; count: number };
  facts: { label: string; value: unknown }[];
  details?: string;
  form?: unknown;
  consequences?: { approve?: string; reject?: string };
  risk: 'low' | 'normal' | 'high';
  allowSelf: boolean;
  deadline?: { at: number; then: 'reject' | 'approve' | 'expire' | 'fail' };
  remindEveryMs?: number;
  remindAtMost?: number;
  /** Who is asked besides from that moment on. */
  escalation?: { at: number; people: string[]; roles: string[] };
}

/** What a step's value is once people (or the deadline) decided. Postgres is the arbiter; this is its answer. */
export interface ApprovalOutcome {
  approved: boolean;
  decision: 'approved' | 'rejected' | 'expired';
  by: { id: string; name: string } | null;
  comment: string | null;
  form: Record<string, unknown>;
  /** ISO 8601. */
  at: string;
}

/**
 * Activities that the worker-host serves beside the actions, under these very names.
 * `requestApproval` gives the outcome when there is one already (a repeat), else null.
 * `settleApproval` is called when the deadline passed or the event arrived: it closes the request if it is still open and overdue, and
 * gives the one outcome.
 * `withdrawApproval` closes an open request of a cancelled step.
 */
export interface ApprovalActivities {
  requestApproval(request: ApprovalRequest): Promise<{ approvalId: string; outcome: ApprovalOutcome | null }>;
  settleApproval(approval: {
    approvalId: string;
    reason: 'deadline' | 'event';
  }): Promise<ApprovalOutcome | null>;
  withdrawApproval(approval: { approvalId: string }): Promise<void>;
}

/** Event sent to a run when one of its approvals was decided: a wake-up, without the decision. */
export const approvalDecidedSignal = 'approvalDecided';
export interface ApprovalDecidedEvent {
  approvalId: string;
}
