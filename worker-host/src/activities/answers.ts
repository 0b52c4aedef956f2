import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { AnswerActivities } from '@wfb/engine/contract';
import { Prisma } from '@wfb/prisma';
import { toStorable } from '@wfb/prisma/storable';
import type { Surroundings } from './surroundings.ts';

/** Largest answer to a caller. Bytes of JSON. */
const maxAnswerBytes = 1024 * 1024;

/** The activity of steps that answer a caller: writes the answer down, where the server that holds the call finds it. */
export function createAnswerActivities({ prisma }: Pick<Surroundings, 'prisma'>): AnswerActivities {
  return {
    async answerCaller(request) {
      const id = Context.current().info.workflowExecution!.workflowId;
      const answer = toStorable(request) as unknown as Prisma.InputJsonObject;
      if (Buffer.byteLength(JSON.stringify(answer)) > maxAnswerBytes)
        throw ApplicationFailure.nonRetryable('The answer is larger than 1 MB.', 'ANSWER_TOO_LARGE');
      // The first one counts; a repeat of it finds itself there.
      await prisma.run.updateMany({ where: { id, answer: { equals: Prisma.DbNull } }, data: { answer } });
    },
  };
}
