import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { Notified, NotifyActivities, NotifyRequest } from '@wfb/engine/contract';
import type { Database } from '@wfb/prisma';
import { toStorableText } from '@wfb/prisma/storable';
import { loadMembers } from './members.ts';
import type { PoolIdentity, Surroundings } from './surroundings.ts';

/** Longest texts of a message that are kept. Characters. */
const longest = { message: 500, details: 20_000 };

/** The activity of steps that tell people: writes the message, which the outbox then carries to those told. */
export function createNotifyActivities(
  { prisma, tellOutbox }: Pick<Surroundings, 'prisma' | 'tellOutbox'>,
  pool: PoolIdentity,
): NotifyActivities {
  return {
    async notifyPeople(request) {
      const runId = Context.current().info.workflowExecution!.workflowId;
      const { notified, fresh } = await prisma.$transaction((db) => writeMessage(db, runId, request, pool));
      if (fresh) tellOutbox('message.notify');
      return notified;
    },
  };
}

async function writeMessage(
  db: Database,
  runId: string,
  request: NotifyRequest,
  pool: PoolIdentity,
): Promise<{ notified: Notified; fresh: boolean }> {
  const { workspaceId } = pool;
  const run = await db.run.findUniqueOrThrow({ where: { id: runId }, select: { startedById: true } });
  const { told, unknown } = await findTold(db, workspaceId, request, run.startedById);
  const at = { runId_instance: { runId, instance: request.instance } };
  const known = await db.message.findUnique({
    where: at,
    select: { _count: { select: { recipients: true } } },
  });
  if (known) return { notified: { told: known._count.recipients, unknown }, fresh: false };
  const { count } = await db.message.createMany({
    data: [
      {
        workspaceId,
        runId,
        stepId: request.stepId,
        instance: request.instance,
        text: toStorableText(request.message.slice(0, longest.message)),
        details:
          request.details === undefined ? null : toStorableText(request.details.slice(0, longest.details)),
        urgency: request.urgency,
      },
    ],
    skipDuplicates: true,
  });
  const notified = { told: told.length, unknown };
  // Another attempt was faster; it has written all the rest too.
  if (count === 0) return { notified, fresh: false };
  const { id } = await db.message.findUniqueOrThrow({ where: at, select: { id: true } });
  await db.messageRecipient.createMany({
    data: told.map((userId) => ({ messageId: id, userId, workspaceId })),
  });
  if (told.length > 0)
    await db.outbox.create({ data: { kind: 'message.notify', subjectId: id, payload: { messageId: id } } });
  return { notified, fresh: told.length > 0 };
}

/** Ids of those told. Where an address is nobody's the others are told all the same; where nobody is left, the step fails with the reason. */
async function findTold(
  db: Database,
  workspaceId: string,
  { people, roles, starter }: NotifyRequest,
  startedById: string | null,
): Promise<{ told: string[]; unknown: string[] }> {
  const members = await loadMembers(db, workspaceId);
  const unknown = people.filter((address) => !members.find(address));
  const found = [
    ...people.flatMap((address) => members.find(address) ?? []),
    ...members.withRole(roles),
    ...(starter ? members.all.filter(({ userId }) => userId === startedById) : []),
  ];
  if (found.length === 0 && unknown.length > 0)
    throw ApplicationFailure.nonRetryable(
      unknown.length === 1
        ? `${unknown[0]} is not a member of this workspace, so cannot be told.`
        : `None of these is a member of this workspace, so nobody can be told: ${unknown.slice(0, 5).join(', ')}.`,
      'PERSON_UNKNOWN',
    );
  return { told: [...new Set(found.map(({ userId }) => userId))], unknown };
}
