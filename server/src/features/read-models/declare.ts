import type { Definition } from '@wfb/engine/definition';
import type { Database, Prisma } from '@wfb/prisma';
import { declareReadModel } from '@wfb/prisma/read-models';

/** Makes or changes the read models that a workflow declares, when a version of it becomes the active one. None ever goes by itself. */
export async function declareReadModels(
  tx: Database,
  projectId: string,
  // A version of an earlier time says nothing of read models.
  { readModels = [] }: { readModels?: Definition['readModels'] },
): Promise<void> {
  for (const declared of readModels)
    await declareReadModel(tx, projectId, declared.name, declared as unknown as Prisma.InputJsonObject);
}
