import type { Database } from '@wfb/prisma';

export interface RunWorkspaces {
  /** The workspace of each run that is there. */
  of(runIds: readonly string[]): Promise<Map<string, string>>;
  /** A run that was just made. */
  note(run: { id: string; workspaceId: string }): void;
}

const kept = 10_000;

/** A run stays in its workspace, so one look lasts: runs are shown several times each while they are young. */
export function createRunWorkspaces({ prisma }: { prisma: Database }): RunWorkspaces {
  const known = new Map<string, string>();

  function note({ id, workspaceId }: { id: string; workspaceId: string }): void {
    known.set(id, workspaceId);
    if (known.size > kept) known.delete(known.keys().next().value!);
  }

  return {
    note,
    async of(runIds) {
      const unknown = runIds.filter((id) => !known.has(id));
      const rows =
        unknown.length === 0
          ? []
          : await prisma.run.findMany({
              where: { id: { in: unknown } },
              select: { id: true, workspaceId: true },
            });
      const found = new Map(rows.map(({ id, workspaceId }) => [id, workspaceId]));
      for (const row of rows) note(row);
      return new Map(
        runIds.flatMap((id) => {
          const workspaceId = found.get(id) ?? known.get(id);
          return workspaceId === undefined ? [] : [[id, workspaceId]];
        }),
      );
    },
  };
}
