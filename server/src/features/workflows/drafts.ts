import { definitionFormat, definitionSchema, type Definition } from '@wfb/engine/definition';
import type { Database } from '@wfb/prisma';
import { findPeople } from '../../data/people.ts';
import { draftChanged } from './errors.ts';

/** What a new workflow begins with: a start by hand, and nothing to do yet. */
export function emptyDefinition(name: string): Definition {
  return definitionSchema.parse({ format: definitionFormat, name });
}

/**
 * Name and description that a draft gives its workflow, where they are usable: lists show what people are writing, also before the
 * first version.
 */
export function headOf(draft: Record<string, unknown>): { name?: string; description?: string | null } {
  const name = definitionSchema.shape.name.safeParse(draft['name']).data;
  const description = definitionSchema.shape.description.safeParse(draft['description']);
  return {
    ...(name === undefined ? {} : { name }),
    ...(description.success ? { description: description.data ?? null } : {}),
  };
}

/** The refusal of a change that was made to an older revision, with what is there now. */
export async function toDraftChanged(
  prisma: Database,
  workflow: { draftRevision: number; draft: unknown; draftUpdatedById: string | null },
) {
  const people = await findPeople(prisma, [workflow.draftUpdatedById]);
  return draftChanged({
    revision: workflow.draftRevision,
    draft: workflow.draft,
    updatedBy: people.get(workflow.draftUpdatedById ?? '') ?? null,
  });
}
