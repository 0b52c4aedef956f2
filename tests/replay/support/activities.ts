import { ApplicationFailure } from '@temporalio/activity';
import type {
  ApprovalActivities,
  ApprovalOutcome,
  ApprovalRequest,
  SendEventRequest,
  SubworkflowActivities,
  TaskCall,
} from '@wfb/engine/contract';

export const approved: ApprovalOutcome = {
  approved: true,
  decision: 'approved',
  by: { id: 'user', name: 'Ada' },
  comment: null,
  form: {},
  at: '2026-01-01T00:00:00.000Z',
};

export interface AskedApproval extends ApprovalRequest {
  approvalId: string;
}

/** Activities that keep what they were asked in memory. */
export function createTestActivities(
  options: {
    onAsk?(asked: AskedApproval): void;
    settle?: ApprovalActivities['settleApproval'];
    prepareSubworkflow?: SubworkflowActivities['prepareSubworkflow'];
  } = {},
) {
  const calls: TaskCall[] = [];
  const sources: string[] = [];
  const asked: AskedApproval[] = [];
  const withdrawn: string[] = [];
  const sent: SendEventRequest[] = [];
  const echo = async ({ text }: { text: string }, call: TaskCall) => {
    calls.push(call);
    if (text.startsWith('fail')) throw ApplicationFailure.nonRetryable(`It refused “${text}”.`, 'REFUSED');
    return { text: `${text}!` };
  };
  return {
    calls,
    asked,
    sources,
    withdrawn,
    sent,
    activities: {
      testMark: echo,
      testSend: echo,
      async codeRun({ source, input }: { source: string; input: unknown }, call: TaskCall) {
        calls.push(call);
        sources.push(source);
        return { given: input };
      },
      async requestApproval(request: ApprovalRequest) {
        const approval = { ...request, approvalId: `approval-${asked.length}` };
        asked.push(approval);
        options.onAsk?.(approval);
        return { approvalId: approval.approvalId, outcome: null };
      },
      settleApproval: options.settle ?? (async () => approved),
      async withdrawApproval({ approvalId }: { approvalId: string }) {
        withdrawn.push(approvalId);
      },
      async sendEvent(request: SendEventRequest) {
        sent.push(request);
        return { eventId: `event-${sent.length}` };
      },
      prepareSubworkflow:
        options.prepareSubworkflow ??
        (async () => {
          throw ApplicationFailure.nonRetryable('There is no sub-workflow.', 'WORKFLOW_UNAVAILABLE');
        }),
    },
  };
}
