import type { CallerAnswer } from '../contract/answer.ts';
import type { WorkflowApi } from '../runtime/workflow-api.ts';
import * as failures from './failures.ts';

/** Thrown where code that was proven free of effects asks for one: a defect of the proof, never of the workflow. */
export class UnexpectedEffectError extends Error {
  constructor(what: string) {
    super(`A run without effects asked for ${what}.`);
    this.name = 'UnexpectedEffectError';
  }
}

export interface PureRun {
  id: string;
  workflowType: string;
  startedAt: Date;
  /** Takes what the caller is answered: the one thing that such a run may tell the world, as part of its record. */
  onAnswer(answer: CallerAnswer & { key: string }): void;
}

/** Nothing in a pure run can be cancelled: it ends before anything else gets a turn. */
class Scope {
  static current(): Scope {
    return new Scope();
  }
  static nonCancellable<T>(run: () => Promise<T>): Promise<T> {
    return run();
  }
  run<T>(run: () => Promise<T>): Promise<T> {
    return run();
  }
  cancel(): void {}
}

const refuse = (what: string) => (): never => {
  throw new UnexpectedEffectError(what);
};

/** `@temporalio/workflow` for runs that neither wait nor reach out: enough for conditions, loops, lanes and failures. */
export function createPureApi({ id, workflowType, startedAt, onAnswer }: PureRun): WorkflowApi {
  const activities = new Proxy(
    {},
    {
      get: (_, type) =>
        type === 'answerCaller'
          ? async (answer: CallerAnswer & { key: string }) => onAnswer(answer)
          : refuse('a task'),
    },
  );
  const api = {
    ...failures,
    CancellationScope: Scope,
    condition: refuse('an event'),
    continueAsNew: refuse('a new execution'),
    proxyActivities: () => activities,
    proxyLocalActivities: () => activities,
    // Status checks of a run that is over at once are read from its record.
    setHandler: () => undefined,
    sleep: refuse('time'),
    startChild: refuse('a sub-workflow'),
    workflowInfo: () => ({
      workflowId: id,
      workflowType,
      startTime: startedAt,
      attempt: 1,
      historyLength: 0,
      historySize: 0,
    }),
  };
  return api as unknown as WorkflowApi;
}
