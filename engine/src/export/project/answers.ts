import path from 'node:path';
import { Context } from '@temporalio/activity';
import type { AnswerActivities, CallerAnswer } from '../../contract/answer.ts';
import { createOnce, readJson } from './files.ts';

/**
 * A folder in which the worker puts what callers of webhooks are answered, and the server of the webhooks finds it. Where the two do not
 * share one, put something that they share in its place.
 */
const folder = process.env.ANSWERS_FOLDER || './answers';
const fileOf = (runId: string): string => path.join(folder, `${encodeURIComponent(runId)}.json`);

/** The first answer of a run counts. */
export const answerActivities: AnswerActivities = {
  async answerCaller({ status, headers, body }) {
    const runId = Context.current().info.workflowExecution!.workflowId;
    await createOnce(fileOf(runId), { status, headers, body } satisfies CallerAnswer);
  },
};

/** What the caller of a run is answered; null as long as there is nothing. */
export const answerOf = async (runId: string): Promise<CallerAnswer | null> =>
  (await readJson(fileOf(runId))) as CallerAnswer | null;
