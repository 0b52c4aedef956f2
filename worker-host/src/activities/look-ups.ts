import { ApplicationFailure } from '@temporalio/common';
import type { ReadModelActivities } from '@wfb/engine/contract';
import type { ReadModelDeclaration } from '@wfb/engine/definition';
import { createFold } from '@wfb/engine/project-data';
import { catchUp, type FoldOf } from '@wfb/prisma/read-models';
import type { PoolIdentity, Surroundings } from './surroundings.ts';

const foldOf: FoldOf = (declaration) => createFold(declaration as ReadModelDeclaration);

/** Batches that one attempt takes in: it is tried again until none are left, and what is taken in stays so. */
const mostBatches = 20;

/** Reads from the read models of the pool's own project, with all in them that was recorded before. */
export function createLookUpActivities({ prisma }: Surroundings, pool: PoolIdentity): ReadModelActivities {
  return {
    async lookUp({ model: name, key }) {
      const model = await prisma.readModel.findUnique({
        where: { projectId_name: { projectId: pool.projectId, name } },
        select: { id: true },
      });
      if (!model)
        throw ApplicationFailure.nonRetryable(
          `The project has no read model “${name}”. Publish a workflow that declares it.`,
          'READ_MODEL_UNKNOWN',
        );
      if (!(await catchUp(prisma, model.id, foldOf, mostBatches)))
        throw ApplicationFailure.retryable(`“${name}” is being made anew.`, 'READ_MODEL_BEHIND');
      const row = await prisma.readModelRow.findUnique({
        where: { readModelId_key: { readModelId: model.id, key } },
      });
      return row ? { found: true, entry: row.state } : { found: false, entry: null };
    },
  };
}
