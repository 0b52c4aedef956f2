import { checkEvent } from '@wfb/engine/contract/check-event';
import type { PrismaClient } from '@wfb/prisma';
import type { Caller } from '../../auth/caller.ts';
import { toStorableJson } from '../../data/storable.ts';
import * as errors from './errors.ts';
import { isOpen } from './statuses.ts';
import type { Versions } from './versions.ts';

export interface EventToSend {
  /** The same for every attempt of one request: a repeat sends nothing. */
  id: string;
  name: string;
  data: Record<string, unknown>;
}

export interface SendEventDeps {
  prisma: PrismaClient;
  versions: Versions;
  kickOutbox(): void;
}

/** Promises an event to an open run: it arrives once, behind those that were sent to the run before. */
export async function sendEvent(
  { prisma, versions, kickOutbox }: SendEventDeps,
  caller: Caller,
  runId: string,
  event: EventToSend,
): Promise<{ id: string }> {
  const run = await prisma.run.findFirst({
    where: { id: runId, workspaceId: caller.workspaceId },
    select: { status: true, versionId: true },
  });
  if (!run) throw errors.runNotFound();
  if (!isOpen(run.status)) throw errors.alreadyFinished();
  const { definition } = await versions.get(run.versionId);
  const checked = checkEvent(definition, event.name, event.data);
  if (!checked.ok)
    throw checked.reason === 'unknown'
      ? errors.unknownEvent(event.name, checked.known)
      : errors.invalidInput(checked.problems);
  const json = toStorableJson({ runId, event: event.name, data: checked.data });
  if (Buffer.byteLength(json) > errors.maxInputBytes) throw errors.inputTooLarge();
  await prisma.outbox.createMany({
    data: [{ id: event.id, kind: 'run.event', subjectId: runId, payload: JSON.parse(json) as object }],
    skipDuplicates: true,
  });
  kickOutbox();
  return { id: event.id };
}
