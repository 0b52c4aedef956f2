import type { Identifier, Node } from 'acorn';
import type { ExpressionNode, Reference } from '../ast.ts';
import { closest } from '../closest.ts';
import { globalAdvice, helperDeclarations } from '../helpers/index.ts';
import { at, type GrammarContext } from './context.ts';

/** Names that stand for one value. */
const single = ['input', 'item', 'item_index', 'event', 'run', 'error'] as const;
/** Names that hold several values, one of which must be named: `steps.charge`. */
const several = ['steps', 'values', 'items', 'secrets'] as const;
type Several = (typeof several)[number];

export const rootNames: readonly string[] = [...single, ...several];

const examples: Record<Several, string> = {
  steps: 'Name the step, for example steps.charge.',
  values: 'Name the value, for example values.total.',
  items:
    'Name the “for each” whose item is meant, for example items.each; a list of the start form is input.items.',
  secrets: 'Name the secret, for example secrets.apiKey.',
};

export function isSeveral(name: string): name is Several {
  return (several as readonly string[]).includes(name);
}

export function readIdentifier(node: Identifier, context: GrammarContext): ExpressionNode {
  const { name } = node;
  if (context.isLocal(name)) return { type: 'Local', name, ...at(node) };
  if (name === 'undefined') return { type: 'Undefined', ...at(node) };
  if ((single as readonly string[]).includes(name))
    return { type: 'Reference', reference: { root: name } as Reference, ...at(node) };
  if (isSeveral(name)) throw context.refuse(node, examples[name]);
  throw unknownName(node, name, context);
}

/** `steps.charge`: a root that holds several values, with the name of one. */
export function readNamedReference(
  node: Node,
  root: Several,
  property: Node & { type: string; name?: string; value?: unknown },
  computed: boolean,
  context: GrammarContext,
): ExpressionNode {
  const name = computed ? (property.type === 'Literal' ? property.value : undefined) : property.name;
  if (typeof name !== 'string') throw context.refuse(node, examples[root]);
  const reference: Reference = { root, name: context.checkedName(property, name) };
  return { type: 'Reference', reference, ...at(node) };
}

function unknownName(node: Node, name: string, context: GrammarContext) {
  const advice = globalAdvice.get(name);
  if (advice) return context.refuse(node, `“${name}” is not available here. ${advice}`, 'UNKNOWN_NAME');
  if (Object.hasOwn(helperDeclarations, name))
    return context.refuse(node, `“${name}” is a function: write ${name}(…).`, 'UNKNOWN_NAME');
  const meant = closest(name, [...context.localNames, ...rootNames]);
  return context.refuse(
    node,
    meant
      ? `There is no “${name}”. Did you mean “${meant}”?`
      : `There is no “${name}”. Values begin with ${rootNames.slice(0, -1).join(', ')} or ${rootNames.at(-1)}; a text needs quotation marks.`,
    'UNKNOWN_NAME',
    meant,
  );
}
