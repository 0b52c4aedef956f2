import { type KeyRing, seal, secretContext, secretPurpose } from '@wfb/engine/contract/sealing';
import type { PrismaClient } from '@wfb/prisma';
import type { Caller } from '../../auth/caller.ts';
import { findPeople } from '../../data/people.ts';
import { notFound } from '../../errors.ts';
import { requireProject } from '../projects/access.ts';

const visible = { id: true, name: true, updatedAt: true, updatedById: true } as const;

export function createSecretsService({ prisma, keys }: { prisma: PrismaClient; keys: KeyRing }) {
  return {
    async list(caller: Caller, projectId: string) {
      await requireProject(prisma, caller, projectId);
      const secrets = await prisma.secret.findMany({
        where: { projectId },
        select: visible,
        orderBy: { name: 'asc' },
      });
      const people = await findPeople(
        prisma,
        secrets.map(({ updatedById }) => updatedById),
      );
      return { items: secrets.map((secret) => toSecret(secret, people)) };
    },

    async put(caller: Caller, projectId: string, name: string, value: string) {
      await requireProject(prisma, caller, projectId);
      const sealed = new Uint8Array(seal(keys, secretPurpose, secretContext(projectId, name), value));
      const secret = await prisma.secret.upsert({
        where: { projectId_name: { projectId, name } },
        create: { projectId, name, sealed, createdById: caller.user.id, updatedById: caller.user.id },
        update: { sealed, updatedById: caller.user.id },
        select: visible,
      });
      return toSecret(secret, await findPeople(prisma, [secret.updatedById]));
    },

    async remove(caller: Caller, projectId: string, name: string): Promise<void> {
      await requireProject(prisma, caller, projectId);
      const { count } = await prisma.secret.deleteMany({ where: { projectId, name } });
      if (count === 0) throw notFound('secret');
    },
  };
}

function toSecret(
  secret: { id: string; name: string; updatedAt: Date; updatedById: string },
  people: Awaited<ReturnType<typeof findPeople>>,
) {
  return {
    id: secret.id,
    name: secret.name,
    updatedAt: secret.updatedAt.toISOString(),
    updatedBy: people.get(secret.updatedById) ?? null,
  };
}
