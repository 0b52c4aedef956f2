import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { CurrentTask, TaskCall } from '@wfb/engine/contract';
import type { Activities } from './index.ts';

/** So many are told of; a worker may have hundreds. */
const shownTasks = 10;

export interface WorkBook {
  /** Aborted when the worker is not to finish what it has at work. */
  readonly stopSignal: AbortSignal;
  /** The activities, entered here while they are at work. */
  entered(activities: Activities): Activities;
  /** What is at work is given back, to be tried again by another worker. */
  giveBack(): void;
  /** What is at work, the longest first, and what has ended since the last call. */
  report(): { slotsUsed: number; completed: number; failed: number; tasks: CurrentTask[] };
}

/** What a worker has at work, kept at its activities. */
export function createWorkBook(): WorkBook {
  const stop = new AbortController();
  const atWork = new Set<CurrentTask>();
  let [completed, failed] = [0, 0];

  const given = new Promise<never>((_, reject) => {
    stop.signal.addEventListener('abort', () =>
      reject(
        ApplicationFailure.retryable('The worker was stopped; another one takes it up.', 'WORKER_STOPPED'),
      ),
    );
  });
  // Nobody may be at work when it is settled.
  given.catch(() => undefined);

  return {
    stopSignal: stop.signal,
    entered: (activities) =>
      Object.fromEntries(
        Object.entries(activities).map(([name, activity]) => [
          name,
          async (...args: never[]) => {
            const task = describeTask(name, args);
            atWork.add(task);
            try {
              const result = await Promise.race([activity(...args), given]);
              completed += 1;
              return result;
            } catch (error) {
              failed += 1;
              throw error;
            } finally {
              atWork.delete(task);
            }
          },
        ]),
      ),
    giveBack: () => stop.abort(),
    report() {
      const ended = { completed, failed };
      [completed, failed] = [0, 0];
      return { slotsUsed: atWork.size, ...ended, tasks: [...atWork].slice(0, shownTasks) };
    },
  };
}

function describeTask(name: string, args: unknown[]): CurrentTask {
  // Only the tasks of a run's steps are called with one.
  const call = args[1] as Partial<TaskCall> | undefined;
  return {
    action: name,
    runId: Context.current().info.workflowExecution?.workflowId ?? '',
    stepId: call?.stepId ?? '',
    since: new Date().toISOString(),
  };
}
