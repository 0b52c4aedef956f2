import type { PrismaClient } from '@wfb/prisma';
import type { Caller } from '../../auth/caller.ts';
import { toStorableJson } from '../../data/storable.ts';
import { requireProject } from '../projects/access.ts';
import { inputTooLarge, maxInputBytes } from '../runs/errors.ts';
import type { EventToSend } from '../runs/send-event.ts';

/** Promises an event to a project: every workflow that an event of this name starts is started once. */
export async function sendProjectEvent(
  { prisma, kickOutbox }: { prisma: PrismaClient; kickOutbox(): void },
  caller: Caller,
  projectId: string,
  { id, name, data }: EventToSend,
): Promise<{ id: string }> {
  await requireProject(prisma, caller, projectId);
  const json = toStorableJson({ projectId, event: name, data, startedById: caller.user.id });
  if (Buffer.byteLength(json) > maxInputBytes) throw inputTooLarge();
  await prisma.outbox.createMany({
    data: [{ id, kind: 'project.event', subjectId: projectId, payload: JSON.parse(json) as object }],
    skipDuplicates: true,
  });
  kickOutbox();
  return { id };
}
