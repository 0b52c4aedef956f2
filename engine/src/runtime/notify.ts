import type { TaskCall } from '../contract/action.ts';
import type { Notified, NotifyActivities, NotifyRequest } from '../contract/notify.ts';
import { text } from '../expressions/library/texts.ts';
import { addressesIn } from './addresses.ts';
import type { Failures } from './failures.ts';
import type { ShortActivities } from './short-activities.ts';

export interface NotifyOptions {
  /** E-mail addresses; lists in it are taken apart, nothings left out. */
  people: unknown;
  roles: string[];
  starter?: boolean;
  message: unknown;
  details?: unknown;
  urgency: NotifyRequest['urgency'];
}

export function createNotify(failures: Failures, activities: ShortActivities) {
  return {
    /** Tells people something, once. It is on its way when this is done; nobody is waited for. */
    async notify(
      { people, starter = false, message, details, ...rest }: NotifyOptions,
      call: TaskCall,
    ): Promise<Notified> {
      try {
        const { notifyPeople } = activities.bookkeeping<NotifyActivities>();
        return await notifyPeople({
          ...rest,
          stepId: call.stepId,
          instance: call.instance,
          people: addressesIn(people),
          starter,
          message: text(message),
          ...(details === undefined ? {} : { details: text(details) }),
        });
      } catch (error) {
        throw failures.failedAt(call.stepId, error);
      }
    },
  };
}
