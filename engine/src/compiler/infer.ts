import type { DataSchema } from '../definition/data-schema.ts';
import {
  type ArgumentNode,
  type ExpressionNode,
  type FunctionNode,
  helperDeclarations,
  type HelperName,
  methods,
  type ParameterNode,
  type PlanTemplate,
  type ReferenceNode,
} from '../expressions/index.ts';
import { lookUp } from './fields.ts';

/** What inference asks and tells while it goes through an expression. */
export interface InferContext {
  /** What is known of a value; the place to check that it may be used here. */
  reference(node: ReferenceNode): DataSchema | undefined;
  unknownField(node: ExpressionNode, name: string, names: string[], of: DataSchema): void;
  /** Of the items that a function is called with nothing is known. */
  untypedFunction(node: FunctionNode): void;
}

type Known = DataSchema | undefined;
type Locals = ReadonlyMap<string, Known>;

const text: DataSchema = { type: 'string' };
const number: DataSchema = { type: 'number' };
const boolean: DataSchema = { type: 'boolean' };
const listOf = (items: Known): DataSchema => (items ? { type: 'array', items } : { type: 'array' });

/** The schema of what an expression gives, as far as its structure tells; TypeScript knows the rest. */
export function inferExpression(ast: ExpressionNode, context: InferContext): Known {
  return new Inference(context).of(ast, new Map());
}

/** The schema of what a field gives. */
export function inferTemplate(template: PlanTemplate, of: (ast: ExpressionNode) => Known): Known {
  switch (template.kind) {
    case 'literal':
      return ofLiteral(template.value);
    case 'text':
      return text;
    case 'expression':
      return of(template.expression.ast);
    case 'list':
      return listOf(same(template.items.map((item) => inferTemplate(item, of))));
    case 'object':
      return {
        type: 'object',
        properties: Object.fromEntries(
          template.entries.map(([name, value]) => [name, inferTemplate(value, of) ?? {}]),
        ),
        required: template.entries.map(([name]) => name),
      };
  }
}

function ofLiteral(value: string | number | boolean | null): Known {
  if (value === null) return undefined;
  return { type: typeof value as 'string' | 'number' | 'boolean' };
}

/** The one schema that all share, if they do. */
function same(schemas: Known[]): Known {
  const [first, ...rest] = schemas;
  if (!first) return undefined;
  const written = JSON.stringify(first);
  return rest.every((schema) => schema !== undefined && JSON.stringify(schema) === written)
    ? first
    : undefined;
}

const keepsList = new Set(['filter', 'slice', 'toSorted', 'toReversed']);
const givesItem = new Set(['find', 'findLast', 'at']);
const helperKeepsList = new Set<string>(['sortBy', 'unique', 'compact'] satisfies HelperName[]);
const helperGivesItem = new Set<string>(['first', 'last'] satisfies HelperName[]);
const givesText = new Set([
  'join',
  'toFixed',
  'charAt',
  'substring',
  'replace',
  'replaceAll',
  'repeat',
  'padStart',
  'padEnd',
  'trim',
  'trimStart',
  'trimEnd',
  'toUpperCase',
  'toLowerCase',
]);
const givesNumber = new Set(['indexOf', 'lastIndexOf', 'findIndex', 'findLastIndex']);
const givesBoolean = new Set(['includes', 'some', 'every', 'startsWith', 'endsWith']);

class Inference {
  private readonly context: InferContext;

  constructor(context: InferContext) {
    this.context = context;
  }

  of(node: ExpressionNode, locals: Locals): Known {
    switch (node.type) {
      case 'Literal':
        return ofLiteral(node.value);
      case 'Undefined':
        return undefined;
      case 'Reference':
        return this.context.reference(node);
      case 'Local':
        return locals.get(node.name);
      case 'Member':
        return this.member(node, locals);
      case 'HelperCall':
        return this.helperCall(node.helper, node.arguments, locals);
      case 'MethodCall':
        return this.methodCall(node, locals);
      case 'Unary':
        this.of(node.argument, locals);
        return node.operator === 'typeof' ? text : node.operator === '!' ? boolean : number;
      case 'Binary':
        return this.binary(node, locals);
      case 'Logical': {
        const [left, right] = [this.of(node.left, locals), this.of(node.right, locals)];
        return same([left, right]);
      }
      case 'Conditional':
        this.of(node.test, locals);
        return same([this.of(node.then, locals), this.of(node.otherwise, locals)]);
      case 'Text':
        for (const part of node.parts) if (typeof part === 'object') this.of(part, locals);
        return text;
      case 'List':
        return listOf(same(node.items.map((item) => this.listItem(item, locals))));
      case 'Object':
        return this.object(node, locals);
    }
  }

  private listItem(
    item: ExpressionNode | Extract<ExpressionNode, { type: 'List' }>['items'][number],
    locals: Locals,
  ): Known {
    return item.type === 'Spread' ? this.of(item.argument, locals)?.items : this.of(item, locals);
  }

  private object(node: Extract<ExpressionNode, { type: 'Object' }>, locals: Locals): Known {
    const properties: Record<string, DataSchema> = {};
    let isOpen = false;
    for (const property of node.properties) {
      if (property.type === 'Property') properties[property.name] = this.of(property.value, locals) ?? {};
      else {
        const spread = this.of(property.argument, locals);
        if (spread?.type === 'object' && spread.properties) Object.assign(properties, spread.properties);
        else isOpen = true;
      }
    }
    return { type: 'object', properties, ...(isOpen ? { additionalProperties: true } : {}) };
  }

  private member(node: Extract<ExpressionNode, { type: 'Member' }>, locals: Locals): Known {
    const object = this.of(node.object, locals);
    if (typeof node.key === 'object') {
      this.of(node.key, locals);
      return object?.type === 'array' ? object.items : undefined;
    }
    const field = lookUp(object, node.key);
    if (field.kind === 'missing') this.context.unknownField(node, String(node.key), field.names, object!);
    return field.kind === 'found' ? field.schema : undefined;
  }

  private binary(node: Extract<ExpressionNode, { type: 'Binary' }>, locals: Locals): Known {
    const [left, right] = [this.of(node.left, locals), this.of(node.right, locals)];
    if (/^[=!<>]/.test(node.operator)) return boolean;
    if (node.operator !== '+') return number;
    if (left?.type === 'string' || right?.type === 'string') return text;
    return isNumber(left) && isNumber(right) ? number : undefined;
  }

  private methodCall(node: Extract<ExpressionNode, { type: 'MethodCall' }>, locals: Locals): Known {
    const receiver = this.of(node.object, locals);
    const items = receiver?.type === 'array' ? receiver.items : undefined;
    const { method } = node;
    const results = node.arguments.map((argument) =>
      this.argument(
        argument,
        items,
        method === 'reduce' ? [undefined, items] : method === 'toSorted' ? [items, items] : [items, number],
        locals,
      ),
    );
    if (receiver?.type === 'string' && ['slice', 'at', 'concat'].includes(method)) return text;
    if (keepsList.has(method)) return receiver;
    if (givesItem.has(method)) return items;
    if (method === 'map') return listOf(results[0]);
    if (method === 'flatMap') return listOf(results[0]?.items);
    if (method === 'split') return listOf(text);
    if (givesText.has(method)) return text;
    if (givesNumber.has(method)) return number;
    if (givesBoolean.has(method)) return boolean;
    return methods.get(method)?.on.includes('list') && method !== 'reduce' ? { type: 'array' } : undefined;
  }

  private helperCall(helper: string, args: ArgumentNode[], locals: Locals): Known {
    const [first, ...rest] = args;
    const list = first && first.type !== 'Function' ? this.of(first, locals) : undefined;
    const items = list?.type === 'array' ? list.items : undefined;
    for (const argument of rest) this.argument(argument, items, [items, number], locals);
    if (helperKeepsList.has(helper)) return list ?? { type: 'array' };
    if (helperGivesItem.has(helper)) return items;
    if (helper === 'groupBy') return { type: 'object', additionalProperties: listOf(items) };
    if (helper === 'indexBy') return { type: 'object', ...(items ? { additionalProperties: items } : {}) };
    if (helper === 'range') return listOf(number);
    if (helper === 'keys') return listOf(text);
    switch (helperDeclarations[helper as HelperName].gives) {
      case 'text':
        return text;
      case 'number':
        return number;
      case 'boolean':
        return boolean;
      case 'list':
        return { type: 'array' };
      case 'object':
        return { type: 'object' };
      default:
        return undefined;
    }
  }

  /** @param items What a function among the arguments is called with. */
  private argument(node: ArgumentNode, items: Known, parameters: Known[], locals: Locals): Known {
    if (node.type === 'Function' && items === undefined) this.context.untypedFunction(node);
    return node.type === 'Function' ? this.function(node, parameters, locals) : this.of(node, locals);
  }

  private function(node: FunctionNode, parameters: Known[], locals: Locals): Known {
    const inner = new Map(locals);
    node.parameters.forEach((parameter, index) => bind(parameter, parameters[index], inner));
    return this.of(node.body, inner);
  }
}

const isNumber = (schema: Known): boolean => schema?.type === 'number' || schema?.type === 'integer';

function bind(parameter: ParameterNode, schema: Known, locals: Map<string, Known>): void {
  switch (parameter.type) {
    case 'Name':
      locals.set(parameter.name, schema);
      return;
    case 'Places':
      for (const name of parameter.names)
        if (name !== null) locals.set(name, schema?.type === 'array' ? schema.items : undefined);
      return;
    case 'Fields':
      for (const { field, name } of parameter.fields) {
        const found = lookUp(schema, field);
        locals.set(name, found.kind === 'found' ? found.schema : undefined);
      }
  }
}
