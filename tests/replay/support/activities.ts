import { ApplicationFailure, Context } from '@temporalio/activity';
import {
  nextTime,
  type ApprovalActivities,
  type ApprovalOutcome,
  type ApprovalRequest,
  type NotifyRequest,
  type SendEventRequest,
  type BacklogActivities,
  type ReadModelActivities,
  type RecordActivities,
  type SubworkflowActivities,
  type TaskCall,
} from '@wfb/engine/contract';
import type { Definition } from '@wfb/engine/definition';
import { createProject } from '@wfb/engine/simulator';
import { type AskingRun, standIns } from '@wfb/engine/simulator/stand-ins';
import { examples } from '@wfb/engine/testing/examples';

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

const exampleBacklogs = examples.flatMap(
  ({ definition }) => (definition.backlogs ?? []) as Definition['backlogs'],
);

const exampleReadModels = examples.flatMap(
  ({ definition }) => (definition.readModels ?? []) as Definition['readModels'],
);

/** What runs share with their project, for each run a project of its own. */
function createProjects(): BacklogActivities & ReadModelActivities & RecordActivities {
  const runs = new Map<string, AskingRun>();
  const own = (): AskingRun => {
    const id = Context.current().info.workflowExecution!.workflowId;
    const run = runs.get(id) ?? {
      id,
      world: {
        now: Date.now(),
        approvals: [],
        project: createProject(exampleBacklogs, {}, exampleReadModels),
        workflows: {},
        prepared: new Map(),
        parents: new Map(),
        signal: () => undefined,
      },
    };
    runs.set(id, run);
    return run;
  };
  return {
    addToBacklog: async (request) => standIns.addToBacklog(own(), request),
    takeFromBacklog: async (request) => standIns.takeFromBacklog(own(), request),
    settleTake: async (request) => standIns.settleTake(own(), request),
    peekBacklog: async (request) => standIns.peekBacklog(own(), request),
    lookUp: async (request) => standIns.lookUp(own(), request),
    recordEvent: async (request) => standIns.recordEvent(own(), request),
  };
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
      ...createProjects(),
      testMark: echo,
      testSend: echo,
      async codeRun({ source, input }: { source: string; input: unknown }, call: TaskCall) {
        calls.push(call);
        sources.push(source);
        return { given: input };
      },
      async agentAnswer({ instructions, input }: { instructions: string; input: unknown }, call: TaskCall) {
        calls.push(call);
        return { answer: { said: instructions, of: input }, model: 'Test', turns: 1 };
      },
      answerCaller: async () => undefined,
      notifyPeople: async (request: NotifyRequest) => standIns.notifyPeople(undefined as never, request),
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
      nextTime,
      prepareSubworkflow:
        options.prepareSubworkflow ??
        (async () => {
          throw ApplicationFailure.nonRetryable('There is no sub-workflow.', 'WORKFLOW_UNAVAILABLE');
        }),
    },
  };
}
