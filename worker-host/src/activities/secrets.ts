import { ActionError } from '@wfb/engine/contract';
import { secretContext, secretPurpose, unseal, type KeyRing } from '@wfb/engine/contract/sealing';
import type { PrismaClient } from '@wfb/prisma';

export interface SecretStore {
  /** Values of a project's secrets by name. Throws an ActionError that names a secret which does not exist. */
  load(projectId: string, names: readonly string[]): Promise<Map<string, string>>;
}

/** Reads secrets when a task needs them, and keeps none: a changed secret counts from the next attempt on. */
export function createSecretStore(prisma: Pick<PrismaClient, 'secret'>, keys: KeyRing): SecretStore {
  return {
    async load(projectId, names) {
      const rows = await prisma.secret.findMany({
        where: { projectId, name: { in: [...names] } },
        select: { name: true, sealed: true },
      });
      const values = new Map(
        rows.map(({ name, sealed }) => [
          name,
          unseal(keys, secretPurpose, secretContext(projectId, name), sealed).toString('utf8'),
        ]),
      );
      const missing = names.find((name) => !values.has(name));
      if (missing !== undefined) {
        const message = `The secret "${missing}" does not exist in this project.`;
        throw new ActionError('SECRET_MISSING', message, { retryable: false });
      }
      return values;
    },
  };
}
