import type { Expression, Node } from 'acorn';
import { type ExpressionNode, walk } from '../ast.ts';
import { ExpressionError } from '../errors.ts';
import { readCall } from './calls.ts';
import { at, GrammarContext } from './context.ts';
import { readArray, readLiteral, readObject, readTemplateLiteral } from './literals.ts';
import { readIdentifier } from './names.ts';
import { readBinary, readLogical, readMember, readUnary } from './operators.ts';

type Kind = Expression['type'];
type NodeOf<K extends Kind> = Extract<Expression, { type: K }>;
type Rule<K extends Kind> = (node: NodeOf<K>, context: GrammarContext) => ExpressionNode;

/** The whole grammar: a kind of node that has no rule here is refused. */
const rules: { [K in Kind]?: Rule<K> } = {
  Literal: readLiteral,
  Identifier: readIdentifier,
  TemplateLiteral: readTemplateLiteral,
  ArrayExpression: readArray,
  ObjectExpression: readObject,
  UnaryExpression: readUnary,
  BinaryExpression: readBinary,
  LogicalExpression: readLogical,
  MemberExpression: readMember,
  CallExpression: readCall,
  ConditionalExpression: (node, context) => ({
    type: 'Conditional',
    test: toNode(node.test, context),
    then: toNode(node.consequent, context),
    otherwise: toNode(node.alternate, context),
    ...at(node),
  }),
  // Reading from nothing gives nothing everywhere, so `?.` says no more than `.`.
  ChainExpression: (node, context) => toNode(node.expression, context),
  ParenthesizedExpression: (node, context) => toNode(node.expression, context),
};

const refusals: Partial<Record<Kind, string>> = {
  AssignmentExpression:
    'Expressions cannot change values. To compare, write ===; to keep a value, use a “set” step.',
  UpdateExpression: 'Expressions cannot change values. Use a “set” step.',
  SequenceExpression: 'Write one expression, without commas between several.',
  ArrowFunctionExpression:
    'A function can only be given to a method or helper, as in items.map(item => item.price).',
  FunctionExpression: 'Write functions as item => …',
  NewExpression: 'Expressions cannot make objects with “new”. For dates use addDuration or formatDate.',
  ThisExpression: '“this” has no meaning here. Values begin with input, steps, values, item or run.',
  TaggedTemplateExpression: 'A text in backticks cannot have a name before it.',
  AwaitExpression: 'Expressions cannot wait. Use a step.',
  ImportExpression: 'Expressions cannot import anything.',
};

export function toNode(node: Expression, context: GrammarContext): ExpressionNode {
  return context.enter(node, () => {
    const rule = Object.hasOwn(rules, node.type) ? (rules[node.type] as Rule<Kind> | undefined) : undefined;
    if (rule) return rule(node, context);
    const refusal = Object.hasOwn(refusals, node.type) ? refusals[node.type] : undefined;
    throw context.refuse(node, refusal ?? 'This is not part of expressions.');
  });
}

/** Turns what the parser read into an expression's tree, or throws an ExpressionError that says what is not allowed. */
export function toExpressionNode(node: Node, text: string): ExpressionNode {
  const ast = toNode(node as Expression, new GrammarContext(text));
  refuseHiddenSecrets(ast);
  return ast;
}

/** A secret is a chip of its own: what is made of one would have to be known to workflow code. */
function refuseHiddenSecrets(ast: ExpressionNode): void {
  if (ast.type === 'Reference') return;
  walk(ast, (node) => {
    if (node.type !== 'Reference' || node.reference.root !== 'secrets') return;
    const { name } = node.reference;
    throw new ExpressionError(
      'SECRET_MISUSED',
      `A secret can only be put into a task’s field as it is: {{ secrets.${name} }}, with text around it if need be.`,
      node.start,
      node.end,
    );
  });
}
