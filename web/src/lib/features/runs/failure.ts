import type { ActionDeclaration, RunSummary } from '#lib/api/types.ts';

/** A failure in plain words: what happened, why (likely), what to do now. */
export interface FailureWords {
  what: string;
  why: string | null;
  remedy: string | null;
  /** Whether the very same thing, tried again, may go well. */
  retryMayHelp: boolean;
}

type Failure = NonNullable<RunSummary['error']>;

/** Failures that the product itself reports, whatever the step. Actions bring words for theirs. */
const known: Record<string, Omit<FailureWords, 'what'>> = {
  TIMEOUT: {
    why: 'The step took longer than it may.',
    remedy: 'Try again; if it happens often, give the step more time in the editor.',
    retryMayHelp: true,
  },
  EXPRESSION_FAILED: {
    why: 'A value that the step needs was missing or not of the kind it expects.',
    remedy: 'Look at the step’s input, then correct the input of the run or the workflow.',
    retryMayHelp: false,
  },
  EXPRESSION_LIMIT: {
    why: 'An expression had more to work through than is allowed.',
    remedy: 'Split the work over several steps, or use a code step.',
    retryMayHelp: false,
  },
  APPROVAL_REJECTED: {
    why: 'The approval was rejected, and the workflow says that the run fails then.',
    remedy: 'Correct what was rejected and start again with a changed input.',
    retryMayHelp: false,
  },
  APPROVAL_EXPIRED: {
    why: 'Nobody decided in time.',
    remedy: 'Try again: the people are asked once more.',
    retryMayHelp: true,
  },
  WORKER_LOST: {
    why: 'The worker that did this step went away before it was done.',
    remedy: 'Try again.',
    retryMayHelp: true,
  },
};

export function describeFailure(
  failure: Failure,
  action: Pick<ActionDeclaration, 'errors'> | undefined,
): FailureWords {
  const declared = action?.errors.find(({ code }) => code === failure.code);
  if (declared) {
    return {
      what: failure.message,
      why: declared.title,
      remedy: declared.remedy,
      retryMayHelp: declared.retryable,
    };
  }
  const own = known[failure.code];
  return { what: failure.message, ...(own ?? { why: null, remedy: null, retryMayHelp: true }) };
}

/** Steps that were to be undone after a failure and could not be, each with the reason. */
export function notUndone({ details }: Failure): { step: string; message: string }[] {
  const list = (details as { notUndone?: unknown } | null | undefined)?.notUndone;
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: { step?: unknown; message?: unknown } | null) =>
    typeof entry?.step === 'string' && typeof entry.message === 'string'
      ? [{ step: entry.step, message: entry.message }]
      : [],
  );
}
