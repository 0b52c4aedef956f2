import type { ArrowFunctionExpression, Expression, Pattern } from 'acorn';
import type { FunctionNode, ParameterNode } from '../ast.ts';
import { identifierPattern, inheritedNames } from '../reserved.ts';
import { at, type GrammarContext } from './context.ts';
import { toNode } from './index.ts';

export function readFunction(node: ArrowFunctionExpression, context: GrammarContext): FunctionNode {
  return context.enter(node, () => {
    if (node.async) throw context.refuse(node, 'Expressions cannot wait: leave out “async”.');
    if (node.body.type === 'BlockStatement')
      throw context.refuse(
        node.body,
        'Write what the function gives right after “=>”, without { } and return.',
      );
    if (node.params.length > 4) throw context.refuse(node, 'This function takes too many parameters.');
    const parameters = node.params.map((parameter) => readParameter(parameter, context));
    const names = parameters.flatMap(namesOf);
    const body = context.withLocals(names, () => toNode(node.body as Expression, context));
    return { type: 'Function', parameters, body, ...at(node) };
  });
}

export function namesOf(parameter: ParameterNode): string[] {
  switch (parameter.type) {
    case 'Name':
      return [parameter.name];
    case 'Fields':
      return parameter.fields.map((field) => field.name);
    case 'Places':
      return parameter.names.filter((name) => name !== null);
  }
}

function readParameter(pattern: Pattern, context: GrammarContext): ParameterNode {
  if (pattern.type === 'Identifier') return { type: 'Name', name: readName(pattern, context) };
  if (pattern.type === 'ArrayPattern')
    return {
      type: 'Places',
      names: pattern.elements.map((element) => (element === null ? null : readName(element, context))),
    };
  if (pattern.type === 'ObjectPattern')
    return { type: 'Fields', fields: pattern.properties.map((property) => readField(property, context)) };
  throw context.refuse(pattern, 'A parameter is a name, such as item => …');
}

function readField(
  property: Extract<Pattern, { type: 'ObjectPattern' }>['properties'][number],
  context: GrammarContext,
): { field: string; name: string } {
  if (property.type !== 'Property' || property.computed || property.key.type !== 'Identifier')
    throw context.refuse(property, 'Only plain names can be taken from an object here.');
  const field = context.checkedName(property.key, property.key.name);
  // On a list or a text such a name would be one of its methods, which is no value.
  if (inheritedNames.has(field))
    throw context.refuse(property, `“${field}” cannot be taken out like this: write item => item.${field}.`);
  return { field, name: readName(property.value, context) };
}

function readName(pattern: Pattern, context: GrammarContext): string {
  if (pattern.type !== 'Identifier')
    throw context.refuse(pattern, 'Only plain names can be parameters, without defaults and nesting.');
  if (!identifierPattern.test(pattern.name) || pattern.name === 'undefined')
    throw context.refuse(
      pattern,
      `“${pattern.name}” cannot be the name of a parameter: use letters, digits and _.`,
    );
  return pattern.name;
}
