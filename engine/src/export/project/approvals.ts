import { Context, log } from '@temporalio/activity';
import type { ApprovalActivities, ApprovalOutcome } from '../../contract/approval.ts';
import { createApprovalStore, type ApprovalStore } from './approval-store.ts';

export const approvalStore = createApprovalStore(process.env.APPROVALS_FOLDER || './approvals');

/** An outcome that nobody's decision made. */
const byItself = (decision: ApprovalOutcome['decision']): ApprovalOutcome => ({
  approved: decision === 'approved',
  decision,
  by: null,
  comment: null,
  form: {},
  at: new Date().toISOString(),
});

const atDeadline = { approve: 'approved', reject: 'rejected', expire: 'expired', fail: 'expired' } as const;

/** The activities of approval steps. The store is the arbiter: a person and a deadline yield one decision. */
export function createApprovalActivities(store: ApprovalStore): ApprovalActivities {
  return {
    async requestApproval(request) {
      const runId = Context.current().info.workflowExecution!.workflowId;
      const approvalId = await store.add({ ...request, runId });
      const outcome = await store.outcomeOf(approvalId);
      if (!outcome)
        log.info(`Waits for a decision: npm run decide -- ${approvalId} approve|reject`, {
          ask: request.ask,
          people: request.people,
        });
      return { approvalId, outcome };
    },

    async settleApproval({ approvalId, reason }) {
      if (reason === 'deadline') {
        const request = await store.find(approvalId);
        if (!request)
          throw new Error(`Approval ${approvalId} was asked for elsewhere: decide it with npm run decide.`);
        const { deadline } = request;
        if (deadline && deadline.at <= Date.now())
          await store.decide(approvalId, byItself(atDeadline[deadline.then]));
      }
      return store.outcomeOf(approvalId);
    },

    async withdrawApproval({ approvalId }) {
      await store.decide(approvalId, byItself('expired'));
    },
  };
}
