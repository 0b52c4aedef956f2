import type {
  ArrayExpression,
  Expression,
  Literal,
  ObjectExpression,
  SpreadElement,
  TemplateLiteral,
} from 'acorn';
import type { ExpressionNode, PropertyNode, SpreadNode } from '../ast.ts';
import { at, type GrammarContext } from './context.ts';
import { toNode } from './index.ts';

export function readLiteral(node: Literal, context: GrammarContext): ExpressionNode {
  if ('regex' in node && node.regex)
    throw context.refuse(
      node,
      'Patterns (/…/) are for code steps. Use includes, startsWith, split or replaceAll.',
    );
  const { value } = node;
  if (typeof value === 'number' && !Number.isFinite(value))
    throw context.refuse(node, 'This number is too large.');
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return { type: 'Literal', value, ...at(node) };
  throw context.refuse(node, 'Write the number without the letter n.');
}

export function readTemplateLiteral(node: TemplateLiteral, context: GrammarContext): ExpressionNode {
  const parts: (string | ExpressionNode)[] = [];
  node.quasis.forEach((quasi, index) => {
    if (quasi.value.cooked) parts.push(quasi.value.cooked);
    const expression = node.expressions[index];
    if (expression) parts.push(toNode(expression, context));
  });
  return { type: 'Text', parts, ...at(node) };
}

export function readArray(node: ArrayExpression, context: GrammarContext): ExpressionNode {
  const items = node.elements.map((element) => {
    if (element === null) throw context.refuse(node, 'A list cannot have empty places.');
    return element.type === 'SpreadElement' ? readSpread(element, context) : toNode(element, context);
  });
  return { type: 'List', items, ...at(node) };
}

export function readObject(node: ObjectExpression, context: GrammarContext): ExpressionNode {
  const properties = node.properties.map((property): PropertyNode | SpreadNode => {
    if (property.type === 'SpreadElement') return readSpread(property, context);
    if (property.computed)
      throw context.refuse(
        property,
        'A field’s name must be written out. For computed names use fromEntries.',
      );
    if (property.kind !== 'init' || property.method)
      throw context.refuse(property, 'A field has a value, not a function: { name: value }.');
    const key = property.key as Expression;
    const name =
      key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : undefined;
    if (name === undefined) throw context.refuse(property, 'A field’s name is a word or a text.');
    return {
      type: 'Property',
      name: context.checkedName(key, name),
      value: toNode(property.value as Expression, context),
      ...at(property),
    };
  });
  return { type: 'Object', properties, ...at(node) };
}

function readSpread(node: SpreadElement, context: GrammarContext): SpreadNode {
  return { type: 'Spread', argument: toNode(node.argument, context), ...at(node) };
}
