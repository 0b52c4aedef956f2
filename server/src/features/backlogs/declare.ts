import type { BacklogDeclaration, Definition } from '@wfb/engine/definition';
import type { Database, Prisma } from '@wfb/prisma';

/** Makes or changes the backlogs that a workflow declares, when a version of it becomes the active one. None ever goes by itself. */
export async function declareBacklogs(
  tx: Database,
  projectId: string,
  // A version of an earlier time says nothing of backlogs.
  { backlogs = [] }: { backlogs?: Definition['backlogs'] },
): Promise<void> {
  for (const declared of backlogs) {
    const { name } = declared;
    const declaration = declared as unknown as Prisma.InputJsonObject;
    await tx.backlog.upsert({
      where: { projectId_name: { projectId, name } },
      create: { projectId, name, declaration },
      update: { declaration },
    });
  }
}

export const declarationOf = (row: { declaration: unknown }): BacklogDeclaration =>
  row.declaration as BacklogDeclaration;
