import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { RecordActivities } from '@wfb/engine/contract';
import { appendEvent, SubjectChangedError } from '@wfb/prisma/events';
import type { PoolIdentity, Surroundings } from './surroundings.ts';

/** Longest kind and subject of an event. Characters. */
const maxName = 200;

/** Writes into the event log of the pool's own project. */
export function createRecordActivities({ prisma }: Surroundings, pool: PoolIdentity): RecordActivities {
  return {
    async recordEvent({ type, subject, data, after, key }) {
      checkName(type, 'what happened');
      checkName(subject, 'what it happened to');
      const runId = Context.current().info.workflowExecution!.workflowId;
      try {
        const event = await prisma.$transaction((db) =>
          appendEvent(db, pool.projectId, { type, subject, data, after, key, runId }),
        );
        const { id, position, number, createdAt } = event;
        return { id, position: Number(position), number, at: createdAt.toISOString() };
      } catch (error) {
        if (!(error instanceof SubjectChangedError)) throw error;
        throw ApplicationFailure.nonRetryable(
          `“${subject}” has changed meanwhile: its last event is number ${error.number}, not ${after}.`,
          'SUBJECT_CHANGED',
        );
      }
    },
  };
}

function checkName(name: string, what: string): void {
  if (name.trim() !== '' && name.length <= maxName) return;
  throw ApplicationFailure.nonRetryable(
    name.trim() === '' ? `It is not said ${what}.` : `Only ${maxName} characters can say ${what}.`,
    'EVENT_INVALID',
  );
}
