import type { TaskCall } from '../contract/action.ts';
import type { RecordActivities, RecordedEvent } from '../contract/project-data.ts';
import { text } from '../expressions/library/texts.ts';
import type { Failures } from './failures.ts';
import type { ShortActivities } from './short-activities.ts';

export interface RecordOptions {
  event: unknown;
  subject: unknown;
  data: Record<string, unknown>;
  /** Number of the subject's last event. */
  after?: unknown;
}

export function createRecords(failures: Failures, activities: ShortActivities) {
  return {
    /** Writes an event into the project's event log, once. */
    async record({ event, subject, data, after }: RecordOptions, call: TaskCall): Promise<RecordedEvent> {
      try {
        const { recordEvent } = activities.bookkeeping<RecordActivities>();
        const reckonsWith = after === undefined || after === null ? {} : { after: Number(after) };
        return await recordEvent({
          type: text(event),
          subject: text(subject),
          data,
          ...reckonsWith,
          key: call.key,
        });
      } catch (error) {
        throw failures.failedAt(call.stepId, error);
      }
    },
  };
}
