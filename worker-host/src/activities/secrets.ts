import { ActionError, type TaskCall } from '@wfb/engine/contract';
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

export function secretNames(fields: NonNullable<TaskCall['secrets']>): string[] {
  const names = fields.flatMap(({ parts }) =>
    parts.flatMap((part) => (typeof part === 'string' ? [] : [part.secret])),
  );
  return [...new Set(names)];
}

/** A copy of a task's input with its secrets in their places. */
export function fillSecrets(
  input: unknown,
  fields: NonNullable<TaskCall['secrets']>,
  values: ReadonlyMap<string, string>,
): unknown {
  const filled = structuredClone(input);
  for (const { path, parts } of fields) {
    const text = parts
      .map((part) => (typeof part === 'string' ? part : (values.get(part.secret) ?? '')))
      .join('');
    place(filled, path, text);
  }
  return filled;
}

function place(root: unknown, path: readonly (string | number)[], text: string): void {
  let at = root;
  for (const [index, name] of path.entries()) {
    if (typeof at !== 'object' || at === null) return;
    const holder = at as Record<string | number, unknown>;
    if (index === path.length - 1) {
      // A name of the user's choice never reaches a prototype.
      Object.defineProperty(holder, name, {
        value: text,
        enumerable: true,
        writable: true,
        configurable: true,
      });
      return;
    }
    if (!Object.hasOwn(holder, name)) holder[name] = typeof path[index + 1] === 'number' ? [] : {};
    at = holder[name];
  }
}
