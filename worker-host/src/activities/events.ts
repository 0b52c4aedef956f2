import { createHash } from 'node:crypto';
import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { EventActivities, SendEventRequest } from '@wfb/engine/contract';
import { checkEvent } from '@wfb/engine/contract/check-event';
import type { Definition } from '@wfb/engine/definition';
import type { Database, Prisma } from '@wfb/prisma';
import { toStorable } from '@wfb/prisma/storable';
import type { PoolIdentity, Surroundings } from './surroundings.ts';

const openStatuses = ['queued', 'running', 'waiting'];

/** Sends events on behalf of runs, within their workspace: the outbox delivers them, each once. */
export function createEventActivities(
  { prisma, tellOutbox }: Pick<Surroundings, 'prisma' | 'tellOutbox'>,
  pool: PoolIdentity,
): EventActivities {
  return {
    async sendEvent(request) {
      const senderId = Context.current().info.workflowExecution!.workflowId;
      const id = idOf(senderId, request.instance);
      // Asked first: a repeat of an event that was sent is that event, whatever has become of its receiver.
      if (await prisma.outbox.findUnique({ where: { id }, select: { id: true } })) return { eventId: id };
      const row = await toRow(prisma, senderId, request, pool);
      await prisma.outbox.createMany({ data: [{ id, ...row }], skipDuplicates: true });
      tellOutbox(row.kind);
      return { eventId: id };
    },
  };
}

async function toRow(
  db: Pick<Database, 'run'>,
  senderId: string,
  { to, event, data }: SendEventRequest,
  pool: PoolIdentity,
) {
  if (to.kind === 'project') {
    const { projectId } = pool;
    return { kind: 'project.event', subjectId: projectId, payload: storable({ projectId, event, data }) };
  }
  const runId = to.kind === 'run' ? to.runId : await parentOf(db, senderId);
  const run = isUuid(runId)
    ? await db.run.findFirst({
        where: { id: runId, workspaceId: pool.workspaceId },
        select: { status: true, version: { select: { definition: true } } },
      })
    : null;
  if (!run) throw refusal('There is no such run to send an event to.', 'RUN_UNKNOWN');
  if (!openStatuses.includes(run.status))
    throw refusal('The run that it is sent to is over.', 'RUN_FINISHED');
  const checked = checkEvent(run.version.definition as unknown as Definition, event, storable(data));
  if (!checked.ok) throw refusal(sayWhy(event, checked), 'EVENT_REFUSED');
  return {
    kind: 'run.event',
    subjectId: runId,
    payload: { runId, event, data: checked.data as Prisma.InputJsonValue },
  };
}

async function parentOf(db: Pick<Database, 'run'>, runId: string): Promise<string> {
  const run = await db.run.findUnique({ where: { id: runId }, select: { parentRunId: true } });
  if (run?.parentRunId) return run.parentRunId;
  throw refusal('No other run started this one, so there is none to send it to.', 'NO_PARENT');
}

function sayWhy(event: string, refused: Exclude<ReturnType<typeof checkEvent>, { ok: true }>): string {
  if (refused.reason === 'unknown') return `The run does not know the event “${event}”.`;
  const said = refused.problems
    .slice(0, 3)
    .map(({ path, message }) => (path ? `${path}: ${message}` : message));
  return `The run does not take this as “${event}”. ${said.join(' ')}`;
}

const refusal = (message: string, code: string) => ApplicationFailure.nonRetryable(message, code);
const storable = (value: object) => toStorable(value) as Prisma.InputJsonObject;
const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** One id for each place of a run, so that a repeat is known again. */
function idOf(runId: string, instance: string): string {
  const hex = createHash('sha256').update(`${runId}/${instance}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
