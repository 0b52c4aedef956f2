import type { TaskCall } from '../contract/action.ts';
import type { SubworkflowActivities } from '../contract/subworkflow.ts';
import type { Failures } from './failures.ts';
import type { StepObserver } from './observer.ts';
import type { ShortActivities } from './short-activities.ts';
import type { WorkflowApi } from './workflow-api.ts';

export interface SubworkflowOptions {
  /** Id of the workflow to start. */
  workflow: string;
  input: Record<string, unknown>;
  /** What becomes of it when this run closes first. */
  onClose: 'cancel' | 'terminate' | 'leave';
}

const closePolicies = { cancel: 'REQUEST_CANCEL', terminate: 'TERMINATE', leave: 'ABANDON' } as const;

export type Subworkflows = ReturnType<typeof createSubworkflows>;

export function createSubworkflows(api: WorkflowApi, failures: Failures, activities: ShortActivities) {
  /** Header fields of children about to start, by workflow id; an interceptor of the host takes them up. */
  const headers = new Map<string, Record<string, string>>();

  async function start({ workflow, input, onClose }: SubworkflowOptions, call: TaskCall) {
    const { prepareSubworkflow } = activities.bookkeeping<SubworkflowActivities>();
    const child = await prepareSubworkflow({ workflowId: workflow, instance: call.instance, input });
    headers.set(child.runId, child.header);
    const handle = await api.startChild(child.workflowType, {
      workflowId: child.runId,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      taskQueue: child.queue,
      args: [input],
      parentClosePolicy: closePolicies[onClose],
      cancellationType: 'WAIT_CANCELLATION_COMPLETED',
    });
    return { runId: child.runId, handle };
  }

  return {
    /** Header fields of a child, base64; taken once. */
    takeChildHeader(workflowId: string): Record<string, string> | undefined {
      const header = headers.get(workflowId);
      headers.delete(workflowId);
      return header;
    },

    /** Starts another workflow and goes on. */
    async startSubworkflow(options: SubworkflowOptions, call: TaskCall): Promise<{ runId: string }> {
      try {
        const { runId } = await start(options, call);
        return { runId };
      } catch (error) {
        throw failures.failedAt(call.stepId, error);
      }
    },

    /** Starts another workflow and waits for its output. */
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- another workflow may give anything
    async subworkflow<Output = any>(
      options: SubworkflowOptions,
      call: TaskCall,
      observer?: StepObserver,
    ): Promise<Output> {
      try {
        const { runId, handle } = await start(options, call);
        observer?.waiting({ waitingFor: 'subworkflow', childRunId: runId });
        return (await handle.result()) as Output;
      } catch (error) {
        throw failures.failedAt(call.stepId, error);
      }
    },
  };
}
