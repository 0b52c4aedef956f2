import { type AnyNode, type Reference, walk } from '../ast.ts';
import { namesOf } from '../grammar/functions.ts';

export interface PrintOptions {
  /** How generated code names a value: `charge` for `steps.charge`, `values.total`, … */
  names(reference: Reference): string;
  /** Whether such a value is never nothing, so that plain code may read from it without `?.`. `input`, `run` and `error` never are. */
  definite?(reference: Reference): boolean;
  /** Whether plain code says the types that TypeScript could not tell by itself under `strict`. */
  isStrict?: boolean;
}

/** Names that generated code needs for itself. */
const ownNames = ['lib', 'guard', 'runtime', 'workflow', 'steps', 'undefined', 'arguments', 'eval'];

/**
 * Names for the parameters of an expression's functions: their own, unless generated code uses that name for a value of the
 * expression.
 */
export function nameLocals(root: AnyNode, options: PrintOptions): Map<string, string> {
  const taken = new Set(ownNames);
  const locals = new Set<string>();
  walk(root, (node) => {
    if (node.type === 'Reference') taken.add(/^[\w$]*/.exec(options.names(node.reference))![0]);
    if (node.type === 'Function') for (const name of node.parameters.flatMap(namesOf)) locals.add(name);
  });
  const names = new Map<string, string>();
  for (const local of locals) {
    let name = local;
    while (taken.has(name) || (name !== local && locals.has(name))) name += '_';
    taken.add(name);
    names.set(local, name);
  }
  return names;
}
