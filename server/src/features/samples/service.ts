import type { PrismaClient } from '@wfb/prisma';
import type { Caller } from '../../auth/caller.ts';
import type { ServerConfig } from '../../config.ts';
import { uuid7 } from '@wfb/prisma/uuid7';
import { DomainError } from '../../errors.ts';
import { createProject } from '../projects/create.ts';
import { checkFully, findEnvironment } from '../workflows/check.ts';
import { invalidDefinition } from '../workflows/errors.ts';
import { writeVersion } from '../workflows/publish.ts';
import { enrichContact } from '../../samples/enrich-contact/definition.ts';
import { fulfilOrder } from '../../samples/fulfil-order/definition.ts';
import { nightlyReport } from '../../samples/nightly-report/definition.ts';
import { toShopUrl } from './shop-url.ts';

/** In the order in which they are made; lists show the newest first. */
const sampleProject = [enrichContact, nightlyReport, fulfilOrder];

export function createSamplesService({ prisma, config }: { prisma: PrismaClient; config: ServerConfig }) {
  return {
    /** A project with three published workflows that run as they are; all of it, or nothing. */
    async create(caller: Caller, projectId: string): Promise<void> {
      if (!config.DEMO_SHOP) {
        throw new DomainError(
          409,
          'NO_DEMO_SHOP',
          'The samples call the demo shop, and this instance does not serve it.',
        );
      }
      const existing = await prisma.project.findUnique({ where: { id: projectId }, select: { id: true } });
      if (existing) return;
      const setting = { shopUrl: toShopUrl(config), email: caller.user.email };
      const environment = await findEnvironment(prisma, {
        id: projectId,
        workspaceId: caller.workspaceId,
      });
      const checked = await Promise.all(
        sampleProject.map(async (build) => {
          const draft = build(setting);
          const { definition, plan, diagnostics } = await checkFully(draft, environment);
          if (!definition || !plan) throw invalidDefinition(diagnostics);
          return { definition, plan };
        }),
      );
      await prisma.$transaction(async (tx) => {
        await createProject(tx, caller, {
          id: projectId,
          name: 'Sample shop',
          description: 'Three workflows to look at, run and change. They call a shop that is only pretended.',
        });
        const queue = await tx.queue.findFirstOrThrow({ where: { projectId, isDefault: true } });
        for (const { definition, plan } of checked) {
          const id = uuid7();
          await tx.workflow.create({
            data: {
              id,
              projectId,
              queueId: queue.id,
              name: definition.name,
              description: definition.description ?? null,
              draft: definition as never,
              draftUpdatedById: caller.user.id,
              createdById: caller.user.id,
            },
          });
          await writeVersion(tx, {
            workflowId: id,
            definition,
            plan,
            revision: 1,
            note: 'As delivered',
            publishedById: caller.user.id,
          });
        }
      });
    },
  };
}
