import { parseDefinition, type Diagnostic } from '@wfb/engine/compiler';
import type { Prisma, PrismaClient } from '@wfb/prisma';
import type { z } from 'zod';
import type { Caller } from '../../auth/caller.ts';
import type { ServerConfig } from '../../config.ts';
import { notFound } from '../../errors.ts';
import { requireProject } from '../projects/access.ts';
import { requireWorkflow, visibleWorkflows } from './access.ts';
import { checkFully, checkStructure, findEnvironment } from './check.ts';
import { emptyDefinition, headOf, toDraftChanged } from './drafts.ts';
import { invalidDefinition } from './errors.ts';
import { summaryInclude, toSummaries, toWorkflow } from './read.ts';
import type {
  checkBody,
  saveDraftBody,
  scheduleUpdateBody,
  Workflow,
  workflowCreateBody,
  workflowListQuery,
  workflowUpdateBody,
} from './schemas.ts';
import { pauseSchedule, stopTriggers, syncTriggers } from './triggers.ts';

type Draft = z.infer<typeof saveDraftBody>;

export function createWorkflowsService({ prisma, config }: { prisma: PrismaClient; config: ServerConfig }) {
  async function get(caller: Caller, id: string): Promise<Workflow> {
    const row = await prisma.workflow.findFirst({
      where: { id, ...visibleWorkflows(caller) },
      include: summaryInclude,
    });
    if (!row) throw notFound('workflow');
    return toWorkflow(prisma, config, row);
  }

  return {
    get,

    /** Newest first. */
    async list(caller: Caller, { projectId, q, cursor, limit }: z.infer<typeof workflowListQuery>) {
      if (projectId) await requireProject(prisma, caller, projectId);
      const rows = await prisma.workflow.findMany({
        where: {
          ...visibleWorkflows(caller),
          ...(projectId ? { projectId } : {}),
          ...(q ? { name: { contains: q, mode: 'insensitive' } } : {}),
          ...(cursor ? { id: { lt: cursor } } : {}),
        },
        include: summaryInclude,
        orderBy: { id: 'desc' },
        take: limit + 1,
      });
      const page = rows.slice(0, limit);
      return {
        items: await toSummaries(prisma, page),
        nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
      };
    },

    /** With an id that exists already (a repeated request) the workflow that is there is given. */
    async create(caller: Caller, id: string, body: z.infer<typeof workflowCreateBody>): Promise<Workflow> {
      const project = await requireProject(prisma, caller, body.projectId);
      let draft = emptyDefinition(body.name);
      if (body.definition) {
        // A draft may have gaps, but what is no definition at all could not be opened by any editor.
        const { definition, diagnostics } = parseDefinition({ ...body.definition, name: body.name });
        if (!definition) throw invalidDefinition(diagnostics);
        draft = definition;
      }
      const queue = await prisma.queue.findFirstOrThrow({
        where: { projectId: project.id, isDefault: true },
      });
      await prisma.workflow.createMany({
        data: [
          {
            id,
            projectId: project.id,
            queueId: queue.id,
            name: body.name,
            description: headOf(draft).description ?? null,
            draft: draft as unknown as Prisma.InputJsonObject,
            draftUpdatedById: caller.user.id,
            createdById: caller.user.id,
          },
        ],
        skipDuplicates: true,
      });
      return get(caller, id);
    },

    async saveDraft(caller: Caller, id: string, { revision, definition }: Draft) {
      const workflow = await requireWorkflow(prisma, caller, id);
      const project = await requireProject(prisma, caller, workflow.projectId);
      const { definition: whole, diagnostics } = checkStructure(
        definition,
        await findEnvironment(prisma, project, id),
      );
      const savedAt = new Date();
      const { count } = await prisma.workflow.updateMany({
        where: { id, draftRevision: revision },
        data: {
          ...headOf(definition),
          // With its defaults where it is whole: what came over the API with few words can be edited like anything else.
          draft: (whole ?? definition) as Prisma.InputJsonObject,
          draftRevision: revision + 1,
          draftUpdatedAt: savedAt,
          draftUpdatedById: caller.user.id,
        },
      });
      if (count === 0) throw await toDraftChanged(prisma, await requireWorkflow(prisma, caller, id));
      return { revision: revision + 1, savedAt: savedAt.toISOString(), diagnostics };
    },

    async check(
      caller: Caller,
      { projectId, workflowId, definition }: z.infer<typeof checkBody>,
    ): Promise<{ diagnostics: Diagnostic[] }> {
      const project = await requireProject(prisma, caller, projectId);
      if (workflowId) await requireWorkflow(prisma, caller, workflowId);
      const { diagnostics } = await checkFully(
        definition,
        await findEnvironment(prisma, project, workflowId),
      );
      return { diagnostics };
    },

    async update(caller: Caller, id: string, changes: z.infer<typeof workflowUpdateBody>): Promise<Workflow> {
      await requireWorkflow(prisma, caller, id);
      await prisma.$transaction(async (tx) => {
        const { name, description, enabled } = changes;
        if (name !== undefined || description !== undefined) {
          // Name and description belong to the definition: an editor that is open elsewhere notices by the revision.
          await tx.$executeRaw`SELECT id FROM workflows WHERE id = ${id}::uuid FOR UPDATE`;
          const { draft } = await tx.workflow.findUniqueOrThrow({ where: { id }, select: { draft: true } });
          await tx.workflow.update({
            where: { id },
            data: {
              ...(name === undefined ? {} : { name }),
              ...(description === undefined ? {} : { description }),
              draft: withHead(draft as Prisma.JsonObject, changes) as Prisma.InputJsonObject,
              draftRevision: { increment: 1 },
              draftUpdatedAt: new Date(),
              draftUpdatedById: caller.user.id,
            },
          });
        }
        if (enabled !== undefined) {
          const workflow = await tx.workflow.update({
            where: { id },
            data: { enabled },
            include: { activeVersion: { select: { definition: true } } },
          });
          if (workflow.activeVersion) {
            await syncTriggers(tx, workflow, workflow.activeVersion.definition as never);
          }
        }
      });
      return get(caller, id);
    },

    async updateSchedule(
      caller: Caller,
      id: string,
      triggerId: string,
      { paused }: z.infer<typeof scheduleUpdateBody>,
    ): Promise<Workflow> {
      await requireWorkflow(prisma, caller, id);
      const trigger = await prisma.workflowTrigger.findFirst({
        where: { workflowId: id, triggerId, kind: 'schedule', enabled: true },
      });
      if (!trigger) throw notFound('schedule');
      if (paused !== (trigger.pausedAt !== null))
        await prisma.$transaction((tx) => pauseSchedule(tx, trigger.id, paused));
      return get(caller, id);
    },

    /** Its runs go on; it starts no new ones. */
    async archive(caller: Caller, id: string): Promise<void> {
      await requireWorkflow(prisma, caller, id);
      await prisma.$transaction(async (tx) => {
        await stopTriggers(tx, id);
        await tx.workflow.update({ where: { id }, data: { archivedAt: new Date() } });
      });
    },
  };
}

function withHead(
  draft: Prisma.JsonObject,
  { name, description }: { name?: string | undefined; description?: string | null | undefined },
): Prisma.JsonObject {
  const { description: before, ...rest } = draft;
  const after = description === undefined ? before : (description ?? undefined);
  return {
    ...rest,
    ...(name === undefined ? {} : { name }),
    ...(after === undefined ? {} : { description: after }),
  };
}
