import type { TaskCall } from '../contract/action.ts';
import type { EventActivities, EventReceiver } from '../contract/events.ts';
import { text } from '../expressions/library/texts.ts';
import type { Failures } from './failures.ts';
import type { ShortActivities } from './short-activities.ts';

export interface SendOptions {
  to: EventReceiver['kind'];
  /** Id of the run that it goes to. */
  run?: unknown;
  event: string;
  data: Record<string, unknown>;
}

export function createSend(failures: Failures, activities: ShortActivities) {
  return {
    /** Sends an event. It is on its way once this is done, and arrives once, whatever happens. */
    async send({ to, run, event, data }: SendOptions, call: TaskCall): Promise<void> {
      const { sendEvent } = activities.bookkeeping<EventActivities>();
      const receiver: EventReceiver = to === 'run' ? { kind: to, runId: text(run) } : { kind: to };
      try {
        await sendEvent({ to: receiver, event, data, instance: call.instance });
      } catch (error) {
        throw failures.failedAt(call.stepId, error);
      }
    },
  };
}
