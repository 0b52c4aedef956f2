import type { TaskCall } from '../contract/action.ts';
import type { LookedUp, ReadModelActivities } from '../contract/project-data.ts';
import { text } from '../expressions/library/texts.ts';
import type { Failures } from './failures.ts';
import type { ShortActivities } from './short-activities.ts';

export function createLookUps(failures: Failures, activities: ShortActivities) {
  return {
    /** Looks up an entry of a read model of the project. */
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a read model may hold anything
    async lookUp<Entry = any>(
      { model, key }: { model: string; key: unknown },
      call: TaskCall,
    ): Promise<LookedUp<Entry>> {
      try {
        return await activities.bookkeeping<ReadModelActivities>().lookUp({ model, key: text(key) });
      } catch (error) {
        throw failures.failedAt(call.stepId, error);
      }
    },
  };
}
