import type { CallExpression, Expression, MemberExpression, SpreadElement } from 'acorn';
import type { ArgumentNode, ExpressionNode } from '../ast.ts';
import { closest } from '../closest.ts';
import { globalAdvice, helperDeclarations, helperOf } from '../helpers/index.ts';
import { methodAdvice, methods } from '../methods.ts';
import { at, type GrammarContext } from './context.ts';
import { readFunction } from './functions.ts';
import { toNode } from './index.ts';

export function readCall(node: CallExpression, context: GrammarContext): ExpressionNode {
  const callee = withoutParentheses(node.callee as Expression);
  if (callee.type === 'Identifier') return readHelperCall(node, callee.name, context);
  if (callee.type === 'MemberExpression') return readMethodCall(node, callee, context);
  throw context.refuse(node, 'Only helper functions and listed methods can be called.');
}

function readHelperCall(node: CallExpression, name: string, context: GrammarContext): ExpressionNode {
  const declaration = context.isLocal(name) ? undefined : helperOf(name);
  if (!declaration) {
    const meant = closest(name, Object.keys(helperDeclarations));
    const advice =
      globalAdvice.get(name) ?? (meant ? `Did you mean “${meant}”?` : 'See the list of helper functions.');
    throw context.refuse(node.callee, `There is no function “${name}”. ${advice}`, 'UNKNOWN_FUNCTION', meant);
  }
  const args = readArguments(node, name, declaration, context);
  return { type: 'HelperCall', helper: name, arguments: args, ...at(node) };
}

function readMethodCall(
  node: CallExpression,
  callee: MemberExpression,
  context: GrammarContext,
): ExpressionNode {
  const name = callee.property.type === 'Identifier' && !callee.computed ? callee.property.name : undefined;
  if (name === undefined) throw context.refuse(callee, 'A method must be called by its name.');
  const declaration = methods.get(name);
  if (!declaration) throw unknownMethod(callee, name, context);
  const object = toNode(callee.object as Expression, context);
  const args = readArguments(node, name, declaration, context);
  // Handed nothing, `toSorted` would sort by its own idea, and the others would fail when run.
  if (declaration.function !== undefined && args[declaration.function]?.type !== 'Function')
    throw context.refuse(
      node.arguments[declaration.function] ?? node,
      `“${name}” needs a function such as item => item.price.`,
    );
  return { type: 'MethodCall', object, method: name, arguments: args, ...at(node) };
}

function unknownMethod(callee: MemberExpression, name: string, context: GrammarContext) {
  const object = withoutParentheses(callee.object as Expression);
  const advised =
    methodAdvice.get(name) ??
    (object.type === 'Identifier' && !context.isLocal(object.name)
      ? globalAdvice.get(object.name)
      : undefined);
  const meant = advised ? undefined : closest(name, methods.keys());
  const advice = advised ?? (meant ? `Did you mean “${meant}”?` : 'See the list of methods.');
  return context.refuse(
    callee.property,
    `“${name}” cannot be called here. ${advice}`,
    'UNKNOWN_FUNCTION',
    meant,
  );
}

function readArguments(
  node: CallExpression,
  name: string,
  declaration: { arguments: readonly [number, number]; function?: number },
  context: GrammarContext,
): ArgumentNode[] {
  const [least, most] = declaration.arguments;
  if (node.arguments.length < least || node.arguments.length > most) {
    const wanted = least === most ? String(least) : `${least} to ${most}`;
    throw context.refuse(
      node,
      `“${name}” takes ${wanted} ${wanted === '1' ? 'argument' : 'arguments'}, not ${node.arguments.length}.`,
    );
  }
  return node.arguments.map((argument, index) =>
    readArgument(argument, index === declaration.function, name, context),
  );
}

function readArgument(
  argument: Expression | SpreadElement,
  mayBeFunction: boolean,
  name: string,
  context: GrammarContext,
): ArgumentNode {
  if (argument.type === 'SpreadElement')
    throw context.refuse(argument, `Give “${name}” a list instead of “…”.`);
  const plain = withoutParentheses(argument);
  if (plain.type !== 'ArrowFunctionExpression') return toNode(argument, context);
  if (!mayBeFunction) throw context.refuse(plain, `“${name}” takes no function in this place.`);
  return readFunction(plain, context);
}

export function withoutParentheses(node: Expression): Expression {
  let inner = node;
  while (inner.type === 'ParenthesizedExpression' || inner.type === 'ChainExpression')
    inner = inner.expression;
  return inner;
}
