/**
 * The tree of an expression once it passed the grammar white-list: names are resolved, optional chaining is gone (reading from
 * nothing gives nothing, everywhere), and there is no node by which anything but data and listed functions can be reached.
 * Plain JSON: it is stored with the version. `start` and `end` are offsets in the source.
 */
export type ExpressionNode =
  | LiteralNode
  | UndefinedNode
  | ReferenceNode
  | LocalNode
  | MemberNode
  | HelperCallNode
  | MethodCallNode
  | UnaryNode
  | BinaryNode
  | LogicalNode
  | ConditionalNode
  | TextNode
  | ListNode
  | ObjectNode;

interface At {
  start: number;
  end: number;
}

export interface LiteralNode extends At {
  type: 'Literal';
  value: string | number | boolean | null;
}
export interface UndefinedNode extends At {
  type: 'Undefined';
}

/** Where a value comes from; `name` is the step, value, loop or secret of the roots that hold several. */
export type Reference =
  | { root: 'input' | 'item' | 'item_index' | 'event' | 'run' | 'error' }
  | { root: 'steps' | 'values' | 'items' | 'secrets'; name: string };
export type Root = Reference['root'];

export interface ReferenceNode extends At {
  type: 'Reference';
  reference: Reference;
}
/** A parameter of an arrow function around. */
export interface LocalNode extends At {
  type: 'Local';
  name: string;
}
/** `object.name`, `object[0]` or `object[key]`; own properties only. */
export interface MemberNode extends At {
  type: 'Member';
  object: ExpressionNode;
  key: string | number | ExpressionNode;
}
export interface HelperCallNode extends At {
  type: 'HelperCall';
  helper: string;
  arguments: ArgumentNode[];
}
export interface MethodCallNode extends At {
  type: 'MethodCall';
  object: ExpressionNode;
  method: string;
  arguments: ArgumentNode[];
}
export type UnaryOperator = '!' | '-' | '+' | 'typeof';
export interface UnaryNode extends At {
  type: 'Unary';
  operator: UnaryOperator;
  argument: ExpressionNode;
}
export type BinaryOperator =
  '+' | '-' | '*' | '/' | '%' | '**' | '===' | '!==' | '==' | '!=' | '<' | '<=' | '>' | '>=';
export interface BinaryNode extends At {
  type: 'Binary';
  operator: BinaryOperator;
  left: ExpressionNode;
  right: ExpressionNode;
}
export type LogicalOperator = '&&' | '||' | '??';
export interface LogicalNode extends At {
  type: 'Logical';
  operator: LogicalOperator;
  left: ExpressionNode;
  right: ExpressionNode;
}
export interface ConditionalNode extends At {
  type: 'Conditional';
  test: ExpressionNode;
  then: ExpressionNode;
  otherwise: ExpressionNode;
}
/** A template string: texts and expressions in turn, without empty texts. */
export interface TextNode extends At {
  type: 'Text';
  parts: (string | ExpressionNode)[];
}
export interface SpreadNode extends At {
  type: 'Spread';
  argument: ExpressionNode;
}
export interface ListNode extends At {
  type: 'List';
  items: (ExpressionNode | SpreadNode)[];
}
export interface PropertyNode extends At {
  type: 'Property';
  name: string;
  value: ExpressionNode;
}
export interface ObjectNode extends At {
  type: 'Object';
  properties: (PropertyNode | SpreadNode)[];
}

/** Only ever an argument of a listed method or helper, so a function never becomes a value. */
export interface FunctionNode extends At {
  type: 'Function';
  /** Set by the compiler: nothing is known of what it is called with, and TypeScript would not know either. */
  untyped?: true;
  parameters: ParameterNode[];
  body: ExpressionNode;
}
export type ParameterNode =
  | { type: 'Name'; name: string }
  | { type: 'Fields'; fields: { field: string; name: string }[] }
  | { type: 'Places'; names: (string | null)[] };
export type ArgumentNode = ExpressionNode | FunctionNode;

export type AnyNode = ExpressionNode | FunctionNode | SpreadNode | PropertyNode;

/** The nodes directly below a node, in the order of evaluation. */
export function childrenOf(node: AnyNode): AnyNode[] {
  switch (node.type) {
    case 'Literal':
    case 'Undefined':
    case 'Reference':
    case 'Local':
      return [];
    case 'Member':
      return typeof node.key === 'object' ? [node.object, node.key] : [node.object];
    case 'HelperCall':
      return node.arguments;
    case 'MethodCall':
      return [node.object, ...node.arguments];
    case 'Unary':
    case 'Spread':
      return [node.argument];
    case 'Binary':
    case 'Logical':
      return [node.left, node.right];
    case 'Conditional':
      return [node.test, node.then, node.otherwise];
    case 'Text':
      return node.parts.filter((part) => typeof part === 'object');
    case 'List':
      return node.items;
    case 'Object':
      return node.properties;
    case 'Property':
      return [node.value];
    case 'Function':
      return [node.body];
  }
}

/** Calls `visit` for a node and all below it. */
export function walk(node: AnyNode, visit: (node: AnyNode) => void): void {
  visit(node);
  for (const child of childrenOf(node)) walk(child, visit);
}

/** How many nodes a tree has: the price of evaluating it once. */
export function sizeOf(node: AnyNode): number {
  let size = 0;
  walk(node, () => (size += 1));
  return size;
}
