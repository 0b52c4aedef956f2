import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { actionSources, connectorsFolder } from '@wfb/connectors/sources';
import type { Plan } from '@wfb/engine/compiler';
import { toKebab } from '@wfb/engine/contract';
import type { ExportedVersion, ExportRequest } from '@wfb/engine/export';
import type { PrismaClient } from '@wfb/prisma';
import type { Caller } from '../../auth/caller.ts';
import { notFound } from '../../errors.ts';
import { requireWorkflow } from './access.ts';
import { cannotExport } from './errors.ts';

export type ExportAnswer = { archive: Uint8Array } | { refusal: string };

const versionFields = { workflowId: true, number: true, plan: true, typescript: true } as const;

/** Workflows as projects to take home. */
export function createExportService({ prisma }: { prisma: PrismaClient }) {
  async function versionOf(workflowId: string, versionId: string): Promise<ExportedVersion> {
    const row = await prisma.version.findFirst({
      where: { id: versionId, workflowId },
      select: versionFields,
    });
    if (!row) throw notFound('version');
    return { ...row, plan: row.plan as unknown as Plan };
  }

  /** The versions on which sub-workflows would be started now, those of sub-workflows included. */
  async function withSubworkflows(
    main: ExportedVersion,
    projectId: string,
  ): Promise<ExportRequest['versions']> {
    const versions: ExportRequest['versions'] = [main];
    const known = new Set([main.workflowId]);
    for (const { plan } of versions) {
      for (const id of plan.subworkflows) {
        if (known.has(id)) continue;
        known.add(id);
        const workflow = await prisma.workflow.findFirst({
          where: { id, projectId, archivedAt: null },
          select: { activeVersion: { select: versionFields } },
        });
        const version = workflow?.activeVersion;
        if (!version)
          throw cannotExport('It starts a sub-workflow that is not there any more, or was never published.');
        versions.push({ ...version, plan: version.plan as unknown as Plan });
      }
    }
    return versions;
  }

  return {
    async archive(
      caller: Caller,
      workflowId: string,
      versionId: string,
    ): Promise<{ name: string; archive: Buffer }> {
      const workflow = await requireWorkflow(prisma, caller, workflowId);
      const main = await versionOf(workflowId, versionId);
      const queue = await prisma.queue.findUniqueOrThrow({ where: { id: workflow.queueId } });
      const name = toKebab(main.plan.definition.name);
      const request: ExportRequest = {
        versions: await withSubworkflows(main, workflow.projectId),
        taskQueue: queue.name,
        actions: actionSources,
        connectorsFolder,
      };
      const answer = await exportAside(name, request);
      if ('refusal' in answer) throw cannotExport(answer.refusal);
      return { name, archive: Buffer.from(answer.archive) };
    },
  };
}

/** In a thread of its own: reading all the sources takes TypeScript, and some tenths of a second that others would wait. */
async function exportAside(name: string, request: ExportRequest): Promise<ExportAnswer> {
  const thread = new Worker(new URL('./export.thread.ts', import.meta.url), {
    workerData: { name, request },
  });
  const [answer] = (await once(thread, 'message')) as [ExportAnswer];
  return answer;
}
