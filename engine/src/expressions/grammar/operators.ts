import type {
  BinaryExpression,
  Expression,
  LogicalExpression,
  MemberExpression,
  UnaryExpression,
} from 'acorn';
import type { BinaryOperator, ExpressionNode, LogicalOperator, UnaryOperator } from '../ast.ts';
import { withoutParentheses } from './calls.ts';
import { at, type GrammarContext } from './context.ts';
import { toNode } from './index.ts';
import { isSeveral, readNamedReference } from './names.ts';

const unary: readonly string[] = ['!', '-', '+', 'typeof'] satisfies UnaryOperator[];
const binary: readonly string[] = [
  '+',
  '-',
  '*',
  '/',
  '%',
  '**',
  '===',
  '!==',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
] satisfies BinaryOperator[];

const adviceOn: Record<string, string> = {
  in: 'Use has(object, name), or includes for a list.',
  instanceof: 'Use typeof.',
  delete: 'Use omit(object, names): values are never changed in place.',
  void: 'Use undefined.',
};

export function readUnary(node: UnaryExpression, context: GrammarContext): ExpressionNode {
  if (!unary.includes(node.operator)) throw refuseOperator(node, node.operator, context);
  return {
    type: 'Unary',
    operator: node.operator as UnaryOperator,
    argument: toNode(node.argument, context),
    ...at(node),
  };
}

export function readBinary(node: BinaryExpression, context: GrammarContext): ExpressionNode {
  const { operator } = node;
  if (!binary.includes(operator)) throw refuseOperator(node, operator, context);
  const left = toNode(node.left as Expression, context);
  const right = toNode(node.right, context);
  if ((operator === '==' || operator === '!=') && !isNothing(left) && !isNothing(right))
    throw context.refuse(
      node,
      `Compare with ${operator}= instead of ${operator}: a text and a number are never the same.`,
    );
  return { type: 'Binary', operator: operator as BinaryOperator, left, right, ...at(node) };
}

const isNothing = (node: ExpressionNode): boolean =>
  node.type === 'Undefined' || (node.type === 'Literal' && node.value === null);

export function readLogical(node: LogicalExpression, context: GrammarContext): ExpressionNode {
  return {
    type: 'Logical',
    operator: node.operator as LogicalOperator,
    left: toNode(node.left, context),
    right: toNode(node.right, context),
    ...at(node),
  };
}

export function readMember(node: MemberExpression, context: GrammarContext): ExpressionNode {
  const object = node.object as Expression;
  const plainObject = withoutParentheses(object);
  if (plainObject.type === 'Identifier' && isSeveral(plainObject.name) && !context.isLocal(plainObject.name))
    return readNamedReference(node, plainObject.name, node.property, node.computed, context);
  return { type: 'Member', object: toNode(object, context), key: readKey(node, context), ...at(node) };
}

function readKey(node: MemberExpression, context: GrammarContext): string | number | ExpressionNode {
  const { property } = node;
  if (!node.computed) {
    if (property.type !== 'Identifier') throw context.refuse(property, 'This name cannot be used.');
    return context.checkedName(property, property.name);
  }
  if (property.type === 'Literal' && typeof property.value === 'string')
    return context.checkedName(property, property.value);
  if (
    property.type === 'Literal' &&
    typeof property.value === 'number' &&
    Number.isSafeInteger(property.value)
  )
    return property.value;
  return toNode(property as Expression, context);
}

function refuseOperator(node: UnaryExpression | BinaryExpression, operator: string, context: GrammarContext) {
  return context.refuse(node, `“${operator}” is not part of expressions. ${adviceOn[operator] ?? ''}`.trim());
}
