import type { TaskCall } from '../contract/action.ts';
import { type AnswerActivities, type CallerAnswer, isAnswerStatus } from '../contract/answer.ts';
import { text } from '../expressions/library/texts.ts';
import type { Failures } from './failures.ts';
import type { ShortActivities } from './short-activities.ts';

export interface RespondOptions {
  status: unknown;
  headers: Record<string, unknown>;
  body?: unknown;
}

export function createRespond(failures: Failures, activities: ShortActivities) {
  return {
    /** Answers the caller of the webhook. The first answer of a run counts; gives what this one says, sent or not. */
    async respond({ status, headers, body = null }: RespondOptions, call: TaskCall): Promise<CallerAnswer> {
      const code = Number(status);
      if (!isAnswerStatus(code))
        throw failures.failure(
          call.stepId,
          `“${text(status)}” is no status to answer with: it takes 200 to 299, or 400 to 599.`,
          'ANSWER_INVALID',
        );
      const answer = { status: code, headers: headersOf(headers), body };
      try {
        const { answerCaller } = activities.bookkeeping<AnswerActivities>();
        await answerCaller({ ...answer, key: call.key });
      } catch (error) {
        throw failures.failedAt(call.stepId, error);
      }
      return answer;
    },
  };
}

/** Names in small letters, values on one line and in the letters that HTTP takes; those without a value are left out. */
function headersOf(headers: Record<string, unknown>): Record<string, string> {
  const given = Object.entries(headers).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(
    given.map(([name, value]) => [
      name.toLowerCase(),
      text(value)
        .replace(/[^\x20-\x7e\xa0-\xff]+/g, ' ')
        .trim(),
    ]),
  );
}
