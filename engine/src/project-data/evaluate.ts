import { createGuard, lib, type Reference } from '../expressions/index.ts';

/**
 * Bounds of what is evaluated outside of a run, in a process that has other things to do: a fraction of what a run may do.
 */
const limits = { steps: 200_000, inAll: 200_000 } as const;

/** Values by the names of their roots: `item`, `values`, … */
export type RootValues = Partial<Record<Reference['root'], unknown>>;

/** How the code below names a value. */
export const names = (reference: Reference): string =>
  'name' in reference ? `guard.get(roots.${reference.root}, '${reference.name}')` : `roots.${reference.root}`;

/** Makes a function of guarded code; it must come from the printers: the safety lies in what they can print. */
export function compileGuarded(code: string): (roots: RootValues) => unknown {
  const evaluate = new Function('lib', 'guard', 'roots', `'use strict'; return ${code};`) as (
    library: typeof lib,
    guard: ReturnType<typeof createGuard>,
    roots: RootValues,
  ) => unknown;
  return (roots) => evaluate(lib, createGuard(limits), roots);
}
