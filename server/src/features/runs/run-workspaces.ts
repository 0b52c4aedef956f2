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
      const workspaces = new Map<string, string>();
      const unknown: string[] = [];
      for (const id of runIds) {
        const workspaceId = known.get(id);
        if (workspaceId === undefined) unknown.push(id);
        else workspaces.set(id, workspaceId);
      }
      if (unknown.length === 0) return workspaces;
      const rows = await prisma.run.findMany({
        where: { id: { in: unknown } },
        select: { id: true, workspaceId: true },
      });
      for (const row of rows) {
        note(row);
        workspaces.set(row.id, row.workspaceId);
      }
      return workspaces;
    },
  };
}
