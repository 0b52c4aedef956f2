import {
  type AnyNode,
  type ArgumentNode,
  type ExpressionNode,
  type FunctionNode,
  type ParameterNode,
  sizeOf,
} from '../ast.ts';
import { printNumber, propertyKey, quote } from './code.ts';
import { nameLocals, type PrintOptions } from './scope.ts';

type NodeOf<T extends AnyNode['type']> = Extract<AnyNode, { type: T }>;

/**
 * Prints an expression as the JavaScript that we host: every access, call and conversion goes through `guard`, which counts
 * work and keeps to the data. Readable it need not be; it is fully parenthesised.
 */
export function printGuarded(ast: ExpressionNode, options: PrintOptions): string {
  return guardedEvaluation(sizeOf(ast), isReading(ast), guardedBody(ast, options));
}

/** A budget of its own around an evaluation; what is newly made is measured before it leaves. */
export function guardedEvaluation(size: number, onlyReads: boolean, code: string): string {
  return onlyReads ? `(guard.begin(${size}), ${code})` : `guard.checked(guard.begin(${size}), ${code})`;
}

/** The expression alone, for use within a larger evaluation. */
export function guardedBody(ast: ExpressionNode, options: PrintOptions): string {
  return new GuardedPrinter(options, nameLocals(ast, options)).print(ast);
}

/** Whether an expression gives a value that was there before, or a plain one: nothing to measure. */
export function isReading(node: ExpressionNode): boolean {
  switch (node.type) {
    case 'Literal':
    case 'Undefined':
    case 'Reference':
    case 'Local':
    case 'Unary':
      return true;
    case 'Binary':
      // Adding texts checks their length itself.
      return true;
    case 'Member':
      return isReading(node.object);
    case 'Logical':
      return isReading(node.left) && isReading(node.right);
    case 'Conditional':
      return isReading(node.then) && isReading(node.otherwise);
    default:
      return false;
  }
}

class GuardedPrinter {
  private readonly options: PrintOptions;
  private readonly locals: Map<string, string>;

  constructor(options: PrintOptions, locals: Map<string, string>) {
    this.options = options;
    this.locals = locals;
  }

  private readonly rules: { [T in ExpressionNode['type']]: (node: NodeOf<T>) => string } = {
    Literal: ({ value }) =>
      typeof value === 'string'
        ? quote(value)
        : typeof value === 'number'
          ? printNumber(value)
          : String(value),
    Undefined: () => 'undefined',
    Reference: ({ reference }) => this.options.names(reference),
    Local: ({ name }) => this.locals.get(name) ?? name,
    Member: ({ object, key }) =>
      `guard.get(${this.print(object)}, ${typeof key === 'object' ? this.print(key) : typeof key === 'number' ? key : quote(key)})`,
    HelperCall: (node) => `guard.help(${[quote(node.helper), ...this.arguments(node.arguments)].join(', ')})`,
    MethodCall: (node) => {
      const object = this.print(node.object);
      const args = this.arguments(node.arguments);
      const method = quote(node.method);
      // On nothing, plain code never evaluates the arguments, which could fail.
      return node.arguments.every(cannotFail)
        ? `guard.call(${[object, method, ...args].join(', ')})`
        : `guard.callWith(${object}, ${method}, () => [${args.join(', ')}])`;
    },
    Unary: ({ operator, argument }) => {
      if (operator === '!' || operator === 'typeof') return `(${operator} ${this.print(argument)})`;
      return `(${operator} ${this.primitive(argument)})`;
    },
    Binary: ({ operator, left, right }) => {
      if (operator === '+') return `guard.add(${this.print(left)}, ${this.print(right)})`;
      if (operator === '===') return this.sameness(left, right);
      if (operator === '!==') return `(!${this.sameness(left, right)})`;
      if (operator === '==' || operator === '!=')
        return `(${this.print(left)} ${operator} ${this.print(right)})`;
      return `(${this.primitive(left)} ${operator} ${this.primitive(right)})`;
    },
    Logical: ({ operator, left, right }) => `(${this.print(left)} ${operator} ${this.print(right)})`,
    Conditional: ({ test, then, otherwise }) =>
      `(${this.print(test)} ? ${this.print(then)} : ${this.print(otherwise)})`,
    Text: ({ parts }) =>
      `guard.text(${parts.map((part) => (typeof part === 'string' ? quote(part) : this.print(part))).join(', ')})`,
    List: ({ items }) =>
      `[${items.map((item) => (item.type === 'Spread' ? `...guard.spreadList(${this.print(item.argument)})` : this.print(item))).join(', ')}]`,
    Object: ({ properties }) =>
      `({ ${properties
        .map((property) =>
          property.type === 'Spread'
            ? `...guard.spreadObject(${this.print(property.argument)})`
            : `${propertyKey(property.name)}: ${this.print(property.value)}`,
        )
        .join(', ')} })`,
  };

  print(node: ExpressionNode): string {
    return (this.rules[node.type] as (node: ExpressionNode) => string)(node);
  }

  /** Never a value whose conversion could run long: lists and objects are converted by the guard. */
  private primitive(node: ExpressionNode): string {
    const code = this.print(node);
    return isShortPrimitive(node) ? code : `guard.primitive(${code})`;
  }

  private sameness(left: ExpressionNode, right: ExpressionNode): string {
    const [a, b] = [this.print(left), this.print(right)];
    return isShortPrimitive(left) || isShortPrimitive(right) ? `(${a} === ${b})` : `guard.same(${a}, ${b})`;
  }

  private arguments(nodes: ArgumentNode[]): string[] {
    return nodes.map((node) => (node.type === 'Function' ? this.function(node) : this.print(node)));
  }

  private function({ parameters, body }: FunctionNode): string {
    const names = parameters.map((parameter, index) =>
      parameter.type === 'Name' ? this.local(parameter.name) : `$${index}`,
    );
    const taken = parameters.flatMap((parameter, index) => this.taking(parameter, `$${index}`));
    const tick = `guard.tick(${sizeOf(body)})`;
    const code = this.print(body);
    return taken.length === 0
      ? `(${names.join(', ')}) => (${tick}, ${code})`
      : `(${names.join(', ')}) => { ${[tick, ...taken].join('; ')}; return ${code}; }`;
  }

  private taking(parameter: ParameterNode, from: string): string[] {
    switch (parameter.type) {
      case 'Name':
        return [];
      case 'Places': {
        const names = parameter.names.map((name) => (name === null ? '' : this.local(name))).join(', ');
        return [`const [${names}] = guard.places(${from})`];
      }
      case 'Fields':
        return [
          `guard.fields(${from})`,
          ...parameter.fields.map(
            ({ field, name }) => `const ${this.local(name)} = guard.get(${from}, ${quote(field)})`,
          ),
        ];
    }
  }

  private local(name: string): string {
    return this.locals.get(name) ?? name;
  }
}

/** A number, truth value or short text whatever happens. */
function isShortPrimitive(node: ExpressionNode): boolean {
  switch (node.type) {
    case 'Undefined':
      return true;
    case 'Literal':
      return typeof node.value !== 'string' || node.value.length <= 1_000;
    case 'Unary':
      return true;
    case 'Binary':
      return node.operator !== '+';
    default:
      return false;
  }
}

/** Arguments that may be evaluated early, because doing so neither fails nor costs. */
function cannotFail(node: ArgumentNode): boolean {
  return ['Literal', 'Undefined', 'Reference', 'Local', 'Function'].includes(node.type);
}
