import type { Diagnostic } from './plan.ts';

export type Path = (string | number)[];

/** Every code the compiler has, once. Stable: clients may hang behaviour on them. */
export type DiagnosticCode =
  | 'INVALID_DEFINITION'
  | 'TOO_LARGE'
  | 'EXPRESSION_SYNTAX'
  | 'EXPRESSION_NOT_ALLOWED'
  | 'EXPRESSION_TOO_LARGE'
  | 'UNKNOWN_NAME'
  | 'UNKNOWN_FUNCTION'
  | 'SECRET_MISUSED'
  | 'SECRET_OUTSIDE_TASK'
  | 'UNKNOWN_SECRET'
  | 'UNKNOWN_REFERENCE'
  | 'NOT_YET_AVAILABLE'
  | 'STEP_WITHOUT_VALUE'
  | 'STEP_DISABLED'
  | 'UNKNOWN_FIELD'
  | 'UNKNOWN_VALUE'
  | 'ITEM_OUTSIDE_LOOP'
  | 'ERROR_OUTSIDE_CATCH'
  | 'EVENT_NOT_HERE'
  | 'UNKNOWN_EVENT'
  | 'NO_RECEIVER'
  | 'ENDLESS_WAIT'
  | 'UNKNOWN_STATE'
  | 'UNREACHABLE_STATE'
  | 'DEAD_END'
  | 'TRANSITION_UNCLEAR'
  | 'TYPE_MISMATCH'
  | 'DUPLICATE_ID'
  | 'UNREACHABLE_STEP'
  | 'EMPTY_STEPS'
  | 'UNKNOWN_ACTION'
  | 'DUPLICATE_ACTION'
  | 'UNKNOWN_INPUT'
  | 'MISSING_INPUT'
  | 'UNKNOWN_WORKFLOW'
  | 'SELF_RECURSION'
  | 'NOBODY_TO_ASK'
  | 'QUORUM_TOO_LARGE'
  | 'AFTER_DEADLINE'
  | 'REMINDER_UNCLEAR'
  | 'UNKNOWN_PERSON'
  | 'UNKNOWN_LANE'
  | 'CYCLIC_AFTER'
  | 'WAIT_UNCLEAR'
  | 'RECURRENCE_UNCLEAR'
  | 'ENDLESS_RECURRENCE'
  | 'INVALID_DURATION'
  | 'INVALID_DATE'
  | 'INVALID_CRON'
  | 'INVALID_TIME_ZONE'
  | 'EXPRESSION_NOT_HERE'
  | 'NOTHING_SET'
  | 'DUPLICATE_CASE'
  | 'LOOP_WITHOUT_CHANGE'
  | 'LONG_LOOP_WITHIN'
  | 'WINDOW_TOO_LARGE'
  | 'ENDS_WITH_WINDOW'
  | 'NOTHING_UNDONE'
  | 'UNKNOWN_UNDO'
  | 'END_IN_UNDO'
  | 'TRIED_ONCE'
  | 'PHASE_WITHOUT_NAME'
  | 'UNKNOWN_BACKLOG'
  | 'UNKNOWN_READ_MODEL'
  | 'NOTHING_FOLDED'
  | 'NOT_AVAILABLE_YET'
  | 'PRIORITY_UNCLEAR'
  | 'WAIT_WITHOUT_END'
  | 'INVALID_STATUS'
  | 'HEADER_NOT_ALLOWED'
  | 'NO_CALLER'
  | 'ANSWERED_TWICE'
  | 'NEVER_ANSWERED'
  | 'MISSING_NAME';

export interface Finding extends Diagnostic {
  code: DiagnosticCode;
}

export class Diagnostics {
  readonly all: Finding[] = [];

  add(finding: Omit<Finding, 'severity'> & { severity?: Finding['severity'] }): void {
    this.all.push({ ...finding, severity: finding.severity ?? 'error' });
  }

  get hasErrors(): boolean {
    return this.all.some(({ severity }) => severity === 'error');
  }
}

/** `one`, `one and two`, `one, two and three`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
