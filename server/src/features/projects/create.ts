import { defaultQueueName, defaultQueueTitle, toKebab } from '@wfb/engine/contract';
import type { Database } from '@wfb/prisma';
import type { Caller } from '../../auth/caller.ts';

export interface NewProject {
  id: string;
  name: string;
  description?: string | undefined;
  /** Where its runs are to be carried, the dearest first; none: anywhere. */
  regions?: string[];
}

/** Further names are tried with a number behind them; more of the same name than this is no accident. */
const maxNumber = 1_000;

/**
 * Writes a project with its default pool and the seat of that pool's worker. Within a transaction: the pool without its project, or the
 * other way round, is no state that anybody may meet.
 */
export async function createProject(tx: Database, caller: Caller, project: NewProject): Promise<void> {
  const number = await findFreeNumber(tx, caller, project.name);
  const numbered = number === 1 ? project.name : `${project.name} ${number}`;
  await tx.project.create({
    data: {
      id: project.id,
      workspaceId: caller.workspaceId,
      name: project.name,
      slug: toKebab(numbered),
      description: project.description || null,
      createdById: caller.user.id,
      regions: project.regions ?? [],
      queues: {
        create: {
          name: defaultQueueName(caller.user.id, numbered),
          title: defaultQueueTitle(project.name),
          isDefault: true,
          workers: { create: { replica: 0 } },
        },
      },
    },
  });
}

/** The least number with which neither the project's short name in its workspace nor its pool's name anywhere is taken. */
async function findFreeNumber(tx: Database, caller: Caller, name: string): Promise<number> {
  // Names are few and long-lived; serialising their choice is simpler than trying again after a clash.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('wfb project names'))`;
  for (let number = 1; number < maxNumber; number += 1) {
    const numbered = number === 1 ? name : `${name} ${number}`;
    const [slug, queue] = await Promise.all([
      tx.project.findFirst({ where: { workspaceId: caller.workspaceId, slug: toKebab(numbered) } }),
      tx.queue.findFirst({ where: { name: defaultQueueName(caller.user.id, numbered) } }),
    ]);
    if (!slug && !queue) return number;
  }
  throw new Error(`There are more than ${maxNumber} projects of this name.`);
}
