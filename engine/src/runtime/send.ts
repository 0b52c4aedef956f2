import type { TaskCall } from '../contract/action.ts';
import type { EventActivities, EventReceiver } from '../contract/events.ts';
import { text } from '../expressions/library/texts.ts';
import type { Failures } from './failures.ts';
import type { Duration, WorkflowApi } from './workflow-api.ts';

export interface SendOptions {
  to: EventReceiver['kind'];
  /** Id of the run that it goes to. */
  run?: unknown;
  event: string;
  data: Record<string, unknown>;
}

const bookkeeping = {
  startToCloseTimeout: '10s' as Duration,
  retry: { initialInterval: '200ms' as Duration, backoffCoefficient: 2, maximumInterval: '10s' as Duration },
};

export function createSend(api: WorkflowApi, failures: Failures) {
  return {
    /** Sends an event. It is on its way once this is done, and arrives once, whatever happens. */
    async send({ to, run, event, data }: SendOptions, call: TaskCall): Promise<void> {
      const { sendEvent } = api.proxyLocalActivities<EventActivities>(bookkeeping);
      const receiver: EventReceiver = to === 'run' ? { kind: to, runId: text(run) } : { kind: to };
      try {
        await sendEvent({ to: receiver, event, data, instance: call.instance });
      } catch (error) {
        throw failures.failedAt(call.stepId, error);
      }
    },
  };
}
