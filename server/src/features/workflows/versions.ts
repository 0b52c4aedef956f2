import { randomBytes } from 'node:crypto';
import { declaredSchemas, writeDeclaredTypes } from '@wfb/engine/codegen';
import type { Plan } from '@wfb/engine/compiler';
import { type KeyRing, seal, webhookContext, webhookPurpose } from '@wfb/engine/contract/sealing';
import type { Definition } from '@wfb/engine/definition';
import type { Prisma, PrismaClient } from '@wfb/prisma';
import type { Caller } from '../../auth/caller.ts';
import { findPeople } from '../../data/people.ts';
import { notFound } from '../../errors.ts';
import { requireProject } from '../projects/access.ts';
import { requireWorkflow } from './access.ts';
import { checkFully, findEnvironment } from './check.ts';
import { toDraftChanged } from './drafts.ts';
import { invalidDefinition, noSecretWanted } from './errors.ts';
import { activate, writeVersion } from './publish.ts';
import type { Version } from './schemas.ts';

const versionFields = {
  id: true,
  number: true,
  publishedAt: true,
  publishedById: true,
  note: true,
  effects: true,
  _count: { select: { runs: true } },
} satisfies Prisma.VersionSelect;
type VersionRow = Prisma.VersionGetPayload<{ select: typeof versionFields }>;

interface LockedWorkflow {
  draftRevision: number;
  publishedRevision: number | null;
  activeVersionId: string | null;
}

/** The published side of workflows: versions, which one is active, and what their endpoints are protected by. */
export function createVersionsService({ prisma, keys }: { prisma: PrismaClient; keys: KeyRing }) {
  async function toVersions(rows: VersionRow[], activeVersionId: string | null): Promise<Version[]> {
    const people = await findPeople(
      prisma,
      rows.map(({ publishedById }) => publishedById),
    );
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      publishedAt: row.publishedAt.toISOString(),
      publishedBy: people.get(row.publishedById) ?? null,
      note: row.note,
      active: row.id === activeVersionId,
      effects: row.effects as Version['effects'],
      runCount: row._count.runs,
    }));
  }

  async function find(caller: Caller, workflowId: string, versionId: string) {
    const workflow = await requireWorkflow(prisma, caller, workflowId);
    const row = await prisma.version.findFirst({
      where: { id: versionId, workflowId },
      select: { ...versionFields, definition: true, plan: true, typescript: true },
    });
    if (!row) throw notFound('version');
    return { workflow, row };
  }

  async function get(caller: Caller, workflowId: string, versionId: string) {
    const { workflow, row } = await find(caller, workflowId, versionId);
    const [version] = await toVersions([row], workflow.activeVersionId);
    return { ...version!, definition: row.definition, typescript: row.typescript };
  }

  return {
    get,

    /** What goes into a version, through it and out of it: as JSON Schemas, and in TypeScript. */
    async types(caller: Caller, workflowId: string, versionId: string) {
      const { row } = await find(caller, workflowId, versionId);
      const plan = row.plan as unknown as Plan;
      return { typescript: writeDeclaredTypes(plan), ...declaredSchemas(plan) };
    },

    async list(caller: Caller, workflowId: string) {
      const workflow = await requireWorkflow(prisma, caller, workflowId);
      const rows = await prisma.version.findMany({
        where: { workflowId },
        select: versionFields,
        orderBy: { number: 'desc' },
      });
      return { items: await toVersions(rows, workflow.activeVersionId) };
    },

    async publish(
      caller: Caller,
      workflowId: string,
      { revision, note }: { revision: number; note?: string | undefined },
    ): Promise<Version> {
      const workflow = await requireWorkflow(prisma, caller, workflowId);
      if (workflow.draftRevision !== revision) throw await toDraftChanged(prisma, workflow);
      const project = await requireProject(prisma, caller, workflow.projectId);
      const environment = await findEnvironment(prisma, project, workflowId);
      const { definition, plan, diagnostics } = await checkFully(workflow.draft, environment);
      if (!definition || !plan) throw invalidDefinition(diagnostics);
      const versionId = await prisma.$transaction(async (tx) => {
        // Holds the row: what was checked above is what is published, or nothing is.
        const [locked] = await tx.$queryRaw<LockedWorkflow[]>`
          SELECT "draftRevision", "publishedRevision", "activeVersionId"
          FROM workflows WHERE id = ${workflowId}::uuid FOR UPDATE`;
        if (locked?.draftRevision !== revision) {
          throw await toDraftChanged(tx, await requireWorkflow(tx, caller, workflowId));
        }
        // A double tap, or a repeat after an answer that was lost: this revision is out already.
        if (locked.publishedRevision === revision && locked.activeVersionId) return locked.activeVersionId;
        return writeVersion(tx, {
          workflowId,
          definition,
          plan,
          revision,
          note: note || null,
          publishedById: caller.user.id,
        });
      });
      return get(caller, workflowId, versionId);
    },

    /** An older version becomes the active one (or a newer one again). Runs keep the version that they began with. */
    async activate(caller: Caller, workflowId: string, versionId: string): Promise<Version> {
      const { row } = await find(caller, workflowId, versionId);
      await prisma.$transaction((tx) =>
        activate(tx, workflowId, versionId, row.definition as unknown as Definition, null),
      );
      return get(caller, workflowId, versionId);
    },

    async rotateWebhookSecret(caller: Caller, workflowId: string, triggerId: string) {
      await requireWorkflow(prisma, caller, workflowId);
      const trigger = await prisma.workflowTrigger.findFirst({
        where: { workflowId, triggerId, kind: 'webhook', enabled: true },
      });
      if (!trigger) throw notFound('endpoint');
      if ((trigger.config as { verify?: string }).verify !== 'secret') throw noSecretWanted();
      const secret = `whsec_${randomBytes(32).toString('base64url')}`;
      const sealed = seal(keys, webhookPurpose, webhookContext(workflowId, triggerId), secret);
      await prisma.workflowTrigger.update({
        where: { id: trigger.id },
        data: { sealedSecret: new Uint8Array(sealed) },
      });
      return { secret };
    },
  };
}
