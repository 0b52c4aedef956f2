import type { CaughtFailure, Failures } from './failures.ts';
import type { WorkflowApi } from './workflow-api.ts';

export interface SagaOptions {
  /** Codes of the failures that are followed by undoing. */
  failures: 'any' | readonly string[];
  /** Whether a run that is cancelled meanwhile is undone as well. */
  cancel: boolean;
}

/** Says how to undo a step that is done. */
export type Undo = (stepId: string, steps: (error: CaughtFailure) => Promise<void>) => void;

export function createSagas(api: WorkflowApi, failures: Failures) {
  function isUndone(error: unknown, options: SagaOptions): boolean {
    if (api.isCancellation(error)) return options.cancel;
    if (failures.passesCatch(error)) return false;
    return options.failures === 'any' || options.failures.includes(failures.describe(error).code);
  }

  return {
    /**
     * Runs steps; when one fails, undoes those that are done, the last one first, also in a run that is being cancelled. What
     * cannot be undone is noted with the failure and keeps nothing else from being undone. The failure is thrown on.
     */
    async saga(options: SagaOptions, body: (undo: Undo) => Promise<void>): Promise<void> {
      const done: { stepId: string; steps: Parameters<Undo>[1] }[] = [];
      try {
        await body((stepId, steps) => void done.push({ stepId, steps }));
      } catch (error) {
        if (isUndone(error, options)) {
          const reason = failures.describe(error);
          await api.CancellationScope.nonCancellable(async () => {
            for (const { stepId, steps } of done.reverse()) {
              try {
                await steps(reason);
              } catch (failure) {
                failures.notUndone(error, stepId, failure);
              }
            }
          });
        }
        throw error;
      }
    },
  };
}
