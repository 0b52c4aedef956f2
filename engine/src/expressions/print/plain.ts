import type {
  AnyNode,
  ArgumentNode,
  ExpressionNode,
  FunctionNode,
  ParameterNode,
  Reference,
} from '../ast.ts';
import { helperOf } from '../helpers/index.ts';
import { methods } from '../methods.ts';
import { identifierPattern, inheritedNames } from '../reserved.ts';
import {
  atLeast,
  binding,
  call,
  type Code,
  enclose,
  operatorBinding,
  primary,
  printNumber,
  propertyKey,
  quote,
  quoteTemplatePart,
} from './code.ts';
import { nameLocals, type PrintOptions } from './scope.ts';

type NodeOf<T extends AnyNode['type']> = Extract<AnyNode, { type: T }>;

/** Values that are always there. */
const definiteRoots: ReadonlySet<Reference['root']> = new Set(['input', 'run', 'error', 'event']);
const alwaysThere = (reference: Reference): boolean => definiteRoots.has(reference.root);

/**
 * Prints an expression as the TypeScript that people take home. It needs `lib` (the helper functions) in scope, and means
 * what guarded code means: reading from nothing gives nothing.
 */
export function printPlain(ast: ExpressionNode, options: PrintOptions): string {
  return new PlainPrinter(options, nameLocals(ast, options)).print(ast).code;
}

/** As the inner part of a template literal: `${…}`, through `lib.text` where it may be something other than a text or number. */
export function printPlainPart(ast: ExpressionNode, options: PrintOptions): string {
  return new PlainPrinter(options, nameLocals(ast, options)).interpolation(ast);
}

class PlainPrinter {
  private readonly options: PrintOptions;
  private readonly locals: Map<string, string>;

  constructor(options: PrintOptions, locals: Map<string, string>) {
    this.options = options;
    this.locals = locals;
  }

  private readonly rules: { [T in ExpressionNode['type']]: (node: NodeOf<T>) => Code } = {
    Literal: ({ value }) =>
      primary(
        typeof value === 'string'
          ? quote(value)
          : typeof value === 'number'
            ? printNumber(value)
            : String(value),
      ),
    Undefined: () => primary('undefined'),
    Reference: ({ reference }) => call(this.options.names(reference)),
    Local: ({ name }) => primary(this.locals.get(name) ?? name),
    Member: (node) => this.member(node),
    HelperCall: (node) => call(`lib.${node.helper}(${this.arguments(node.arguments)})`),
    MethodCall: (node) =>
      call(`${this.receiver(node.object)}${node.method}(${this.arguments(node.arguments)})`),
    Unary: (node) => {
      const argument = atLeast(binding.unary, this.print(node.argument));
      const apart = node.operator === 'typeof' || argument.startsWith(node.operator) ? ' ' : '';
      return { code: `${node.operator}${apart}${argument}`, binds: binding.unary };
    },
    Binary: (node) => {
      const binds = operatorBinding[node.operator]!;
      const isPower = node.operator === '**';
      const left = atLeast(isPower ? binding.call : binds, this.print(node.left));
      const right = atLeast(isPower ? binds : binds + 1, this.print(node.right));
      return { code: `${left} ${node.operator} ${right}`, binds };
    },
    Logical: (node) => {
      const binds = operatorBinding[node.operator]!;
      return {
        code: `${this.logicalOperand(node, node.left, binds)} ${node.operator} ${this.logicalOperand(node, node.right, binds + 1)}`,
        binds,
      };
    },
    Conditional: (node) => ({
      code: `${atLeast(binding.coalesce, this.print(node.test))} ? ${atLeast(binding.conditional, this.print(node.then))} : ${atLeast(binding.conditional, this.print(node.otherwise))}`,
      binds: binding.conditional,
    }),
    Text: (node) =>
      primary(
        `\`${node.parts.map((part) => (typeof part === 'string' ? quoteTemplatePart(part) : this.interpolation(part))).join('')}\``,
      ),
    List: (node) =>
      primary(
        enclose(
          '[',
          node.items.map((item) => this.spreadable(item)),
          ']',
          false,
        ),
      ),
    Object: (node) =>
      primary(
        enclose(
          '{',
          node.properties.map((property) =>
            property.type === 'Spread' ? this.spreadable(property) : this.property(property),
          ),
          '}',
          true,
        ),
      ),
  };

  print(node: ExpressionNode): Code {
    return (this.rules[node.type] as (node: ExpressionNode) => Code)(node);
  }

  interpolation(node: ExpressionNode): string {
    const { code } = this.print(node);
    return isShowable(node) ? `\${${code}}` : `\${lib.text(${code})}`;
  }

  /** JavaScript refuses `??` next to `||` or `&&` without parentheses. */
  private logicalOperand(parent: NodeOf<'Logical'>, operand: ExpressionNode, binds: number): string {
    const code = this.print(operand);
    const mixes =
      operand.type === 'Logical' &&
      operand.operator !== parent.operator &&
      (operand.operator === '??' || parent.operator === '??');
    return mixes ? `(${code.code})` : atLeast(binds, code);
  }

  private member({ object, key }: NodeOf<'Member'>): Code {
    if (typeof key === 'object') return call(`lib.get(${this.print(object).code}, ${this.print(key).code})`);
    // A list's own methods bear such names, and must not be taken for fields.
    if (typeof key === 'string' && inheritedNames.has(key))
      return call(`lib.get(${this.print(object).code}, ${quote(key)})`);
    const receiver = this.receiver(object);
    if (typeof key === 'string' && identifierPattern.test(key)) return call(`${receiver}${key}`);
    const bracket = `[${typeof key === 'number' ? key : quote(key)}]`;
    return call(receiver.endsWith('?.') ? receiver + bracket : receiver.slice(0, -1) + bracket);
  }

  /** The value before a dot, with the dot: `?.` unless it is sure to be there. */
  private receiver(object: ExpressionNode): string {
    const printed = this.print(object);
    const code =
      object.type === 'Literal' && typeof object.value === 'number'
        ? `(${printed.code})`
        : atLeast(binding.call, printed);
    return code + (this.isThere(object) ? '.' : '?.');
  }

  /**
   * Whether a value is never nothing. A method's result counts: where its receiver is nothing, JavaScript leaves the whole chain.
   */
  private isThere(node: ExpressionNode): boolean {
    switch (node.type) {
      case 'Literal':
        return node.value !== null;
      case 'Text':
      case 'List':
      case 'Object':
      case 'Unary':
      case 'Binary':
        return true;
      case 'Reference':
        return alwaysThere(node.reference) || (this.options.definite?.(node.reference) ?? false);
      case 'HelperCall':
        return helperOf(node.helper)?.gives !== undefined;
      case 'MethodCall':
        return methods.get(node.method)?.maybe === undefined;
      default:
        return false;
    }
  }

  private property({ name, value }: NodeOf<'Property'>): string {
    const code = this.print(value).code;
    return code === name ? name : `${propertyKey(name)}: ${code}`;
  }

  private spreadable(node: ExpressionNode | NodeOf<'Spread'>): string {
    return node.type === 'Spread' ? `...${this.print(node.argument).code}` : this.print(node).code;
  }

  private arguments(nodes: ArgumentNode[]): string {
    return nodes
      .map((node) => (node.type === 'Function' ? this.function(node) : this.print(node).code))
      .join(', ');
  }

  private function({ parameters, body, untyped }: FunctionNode): string {
    const { code } = this.print(body);
    const type = untyped && this.options.isStrict ? ': any' : '';
    const list = parameters.map((parameter) => this.parameter(parameter) + type).join(', ');
    return `(${list}) => ${code.startsWith('{') ? `(${code})` : code}`;
  }

  private parameter(parameter: ParameterNode): string {
    const local = (name: string) => this.locals.get(name) ?? name;
    switch (parameter.type) {
      case 'Name':
        return local(parameter.name);
      case 'Places':
        return `[${parameter.names.map((name) => (name === null ? '' : local(name))).join(', ')}]`;
      case 'Fields': {
        const fields = parameter.fields.map(({ field, name }) =>
          local(name) === field ? field : `${propertyKey(field)}: ${local(name)}`,
        );
        return `{ ${fields.join(', ')} }`;
      }
    }
  }
}

/** Whether a value is a text, a number or a truth value in any case, which template literals show as `lib.text` does. */
function isShowable(node: ExpressionNode): boolean {
  switch (node.type) {
    case 'Literal':
      return node.value !== null;
    case 'Text':
    case 'Unary':
    case 'Binary':
      return true;
    case 'HelperCall': {
      const gives = helperOf(node.helper)?.gives;
      return gives === 'text' || gives === 'number' || gives === 'boolean';
    }
    default:
      return false;
  }
}
