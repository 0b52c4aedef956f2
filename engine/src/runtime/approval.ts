import {
  type ApprovalActivities,
  approvalDecidedSignal,
  type ApprovalDecidedEvent,
  type ApprovalOutcome,
  type ApprovalRequest,
} from '../contract/approval.ts';
import type { TaskCall } from '../contract/action.ts';
import { text } from '../expressions/library/texts.ts';
import type { Failures } from './failures.ts';
import { addressesIn } from './addresses.ts';
import type { StepObserver } from './observer.ts';
import type { ShortActivities } from './short-activities.ts';
import type { Time } from './time.ts';
import type { Clock, WorkflowApi } from './workflow-api.ts';

type Deadline = NonNullable<ApprovalRequest['deadline']>;

/** An approval step: what is asked of whom, and what follows. */
export interface ApprovalOptions extends Omit<
  ApprovalRequest,
  'stepId' | 'instance' | 'deadline' | 'remindEveryMs' | 'escalation' | 'people' | 'ask' | 'details'
> {
  ask: unknown;
  details?: unknown;
  /** E-mail addresses; lists in it are taken apart, nothings left out. */
  people: unknown;
  /** `after` and `remindEvery` are lengths of time such as `2d`. */
  deadline?: { after: string; then: Deadline['then'] };
  remindEvery?: string;
  /** Who is asked besides when nobody has decided `after` a length of time. */
  escalation?: { after: string; people: unknown; roles: string[] };
  onReject?: 'continue' | 'fail';
}

/** Between two looks at a request whose deadline has come on the run's clock, but not yet on the database's. */
const deadlineSlackMs = 1_000;

export function createApprovals(
  api: WorkflowApi,
  failures: Failures,
  activities: ShortActivities,
  time: Time,
  now: Clock,
) {
  /** Ids of decided approvals whose step has not looked yet: an event may come before its step waits for it. */
  let decided: Set<string> | undefined;

  function listen(): Set<string> {
    if (!decided) {
      const ids = new Set<string>();
      decided = ids;
      api.setHandler(
        { type: 'signal', name: approvalDecidedSignal } as never,
        ((event: ApprovalDecidedEvent): void => {
          ids.add(event.approvalId);
        }) as never,
      );
    }
    return decided;
  }

  /**
   * Waits until the request is decided or its deadline has come. The event is only a wake-up: what was decided is asked of the
   * database, the arbiter.
   */
  async function outcomeOf(approvalId: string, deadlineAt: number | undefined): Promise<ApprovalOutcome> {
    const events = listen();
    const { settleApproval } = activities.bookkeeping<ApprovalActivities>();
    let pause = 0;
    for (;;) {
      const left = deadlineAt === undefined ? undefined : Math.max(deadlineAt - now(), pause);
      const isDecided = () => events.has(approvalId);
      const woken =
        left === undefined ? (await api.condition(isDecided), true) : await api.condition(isDecided, left);
      events.delete(approvalId);
      const outcome = await settleApproval({ approvalId, reason: woken ? 'event' : 'deadline' });
      if (outcome) return outcome;
      if (!woken) pause = deadlineSlackMs;
    }
  }

  async function request(
    { onReject, deadline, remindEvery, escalation, people, ask, details, ...fields }: ApprovalOptions,
    call: TaskCall,
    observer?: StepObserver,
  ): Promise<ApprovalOutcome> {
    listen();
    const { requestApproval, withdrawApproval } = activities.bookkeeping<ApprovalActivities>();
    const deadlineAt = deadline && now() + time.milliseconds(deadline.after);
    const { approvalId, outcome: known } = await requestApproval({
      ...fields,
      ask: text(ask),
      ...(details === undefined ? {} : { details: text(details) }),
      stepId: call.stepId,
      instance: call.instance,
      people: addressesIn(people),
      ...(deadline && deadlineAt !== undefined ? { deadline: { at: deadlineAt, then: deadline.then } } : {}),
      ...(remindEvery === undefined ? {} : { remindEveryMs: time.milliseconds(remindEvery) }),
      ...(escalation === undefined
        ? {}
        : {
            escalation: {
              at: now() + time.milliseconds(escalation.after),
              people: addressesIn(escalation.people),
              roles: escalation.roles,
            },
          }),
    });
    observer?.waiting({ waitingFor: 'approval', ...(deadlineAt === undefined ? {} : { until: deadlineAt }) });
    let outcome = known;
    if (!outcome) {
      try {
        outcome = await outcomeOf(approvalId, deadlineAt);
      } catch (error) {
        if (api.isCancellation(error))
          await api.CancellationScope.nonCancellable(() => withdrawApproval({ approvalId }));
        throw error;
      }
    }
    if (outcome.decision === 'expired' && deadline?.then === 'fail')
      throw failures.failure(call.stepId, 'Nobody decided in time.', 'APPROVAL_EXPIRED');
    if (outcome.decision === 'rejected' && onReject === 'fail')
      throw failures.failure(call.stepId, rejection(outcome), 'APPROVAL_REJECTED');
    return outcome;
  }

  return {
    /** Asks people and waits for their decision. A repeat of the same call gives the same request and decision. */
    async approval(
      options: ApprovalOptions,
      call: TaskCall,
      observer?: StepObserver,
    ): Promise<ApprovalOutcome> {
      try {
        return await request(options, call, observer);
      } catch (error) {
        throw failures.failedAt(call.stepId, error);
      }
    },
  };
}

function rejection({ by, comment }: ApprovalOutcome): string {
  const who = by ? `${by.name} rejected it` : 'It was rejected';
  return comment ? `${who}: ${comment}` : `${who}.`;
}
