import type { TaskCall } from '../contract/task.ts';

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
