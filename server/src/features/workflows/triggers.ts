import { randomBytes } from 'node:crypto';
import type { Definition, Trigger, TriggerOf } from '@wfb/engine/definition';
import type { Database, Prisma } from '@wfb/prisma';

/**
 * Brings a workflow's endpoints and schedules to what its active version says. Within the transaction that changes the version; the
 * schedules themselves follow by the outbox. An endpoint keeps its address for ever: a trigger that goes is switched off, and one that
 * comes back is the old one.
 */
export async function syncTriggers(
  tx: Database,
  workflow: { id: string; enabled: boolean },
  definition: Definition,
): Promise<void> {
  const existing = await tx.workflowTrigger.findMany({ where: { workflowId: workflow.id } });
  const wanted = definition.triggers.filter(isListening);
  for (const trigger of wanted) {
    const before = existing.find(({ triggerId }) => triggerId === trigger.id);
    const state = {
      kind: trigger.kind,
      config: trigger as unknown as Prisma.InputJsonObject,
      enabled: workflow.enabled,
      ...addressOf(trigger, before),
    };
    const row = before
      ? await tx.workflowTrigger.update({ where: { id: before.id }, data: state })
      : await tx.workflowTrigger.create({
          data: { ...state, workflowId: workflow.id, triggerId: trigger.id },
        });
    if (trigger.kind === 'schedule' || before?.kind === 'schedule') await promiseSync(tx, row.id);
  }
  const kept = new Set(wanted.map(({ id }) => id));
  await switchOff(
    tx,
    existing.filter(({ triggerId, enabled }) => enabled && !kept.has(triggerId)),
  );
}

/** The workflow starts no more runs by itself: it was archived. */
export async function stopTriggers(tx: Database, workflowId: string): Promise<void> {
  await switchOff(tx, await tx.workflowTrigger.findMany({ where: { workflowId, enabled: true } }));
}

async function switchOff(tx: Database, rows: { id: string; kind: string }[]): Promise<void> {
  for (const { id, kind } of rows) {
    await tx.workflowTrigger.update({ where: { id }, data: { enabled: false, nextFireAt: null } });
    if (kind === 'schedule') await promiseSync(tx, id);
  }
}

/** Stops a schedule until it is let go on, by hand. */
export async function pauseSchedule(tx: Database, triggerRowId: string, paused: boolean): Promise<void> {
  await tx.workflowTrigger.update({
    where: { id: triggerRowId },
    data: { pausedAt: paused ? new Date() : null, ...(paused ? { nextFireAt: null } : {}) },
  });
  await promiseSync(tx, triggerRowId);
}

/** Carried out by the outbox: makes, changes or pauses the schedule so that it agrees with the row. */
async function promiseSync(tx: Database, triggerRowId: string): Promise<void> {
  await tx.outbox.create({ data: { kind: 'schedule.sync', subjectId: triggerRowId, payload: {} } });
}

type ListeningTrigger = TriggerOf<'webhook' | 'schedule' | 'event'>;

/** Starts that something has to be done for. By hand needs nothing, and projects cannot be connected yet. */
const isListening = (trigger: Trigger): trigger is ListeningTrigger =>
  trigger.kind !== 'manual' && trigger.kind !== 'connection';

function addressOf(
  trigger: ListeningTrigger,
  before: { token: string | null; scheduleId: string | null } | undefined,
) {
  if (trigger.kind === 'event') return {};
  return trigger.kind === 'webhook'
    ? { token: before?.token ?? randomBytes(24).toString('base64url') }
    : { scheduleId: before?.scheduleId ?? `wfb-${randomBytes(12).toString('hex')}` };
}
