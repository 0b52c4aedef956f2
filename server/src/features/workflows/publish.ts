import { createHash } from 'node:crypto';
import { generate } from '@wfb/engine/codegen';
import type { Plan } from '@wfb/engine/compiler';
import type { Definition } from '@wfb/engine/definition';
import type { Database, Prisma } from '@wfb/prisma';
import { declareBacklogs } from '../backlogs/declare.ts';
import { declareReadModels } from '../read-models/declare.ts';
import { syncTriggers } from './triggers.ts';

export interface NewVersion {
  workflowId: string;
  definition: Definition;
  plan: Plan;
  /** The draft's revision that is published. */
  revision: number;
  note: string | null;
  publishedById: string;
}

/**
 * Writes an immutable version out of a checked plan and makes it the active one. Within a transaction that holds the workflow's row, so
 * that numbers have no gaps and no two are alike.
 */
export async function writeVersion(tx: Database, version: NewVersion): Promise<string> {
  const { typescript, javascript } = generate(version.plan);
  const last = await tx.version.aggregate({
    where: { workflowId: version.workflowId },
    _max: { number: true },
  });
  const { id } = await tx.version.create({
    data: {
      workflowId: version.workflowId,
      number: (last._max.number ?? 0) + 1,
      definition: version.definition as unknown as Prisma.InputJsonObject,
      plan: version.plan as unknown as Prisma.InputJsonObject,
      typescript,
      javascript,
      digest: createHash('sha256').update(javascript).digest('hex'),
      effects: version.plan.effects,
      note: version.note,
      publishedById: version.publishedById,
    },
  });
  await activate(tx, version.workflowId, id, version.definition, version.revision);
  return id;
}

/** @param revision Of the draft that the version equals; null for an older version, which it does not. */
export async function activate(
  tx: Database,
  workflowId: string,
  versionId: string,
  definition: Definition,
  revision: number | null,
): Promise<void> {
  const workflow = await tx.workflow.update({
    where: { id: workflowId },
    data: {
      activeVersionId: versionId,
      publishedRevision: revision,
      name: definition.name,
      description: definition.description ?? null,
    },
  });
  await syncTriggers(tx, workflow, definition);
  await declareBacklogs(tx, workflow.projectId, definition);
  await declareReadModels(tx, workflow.projectId, definition);
}
