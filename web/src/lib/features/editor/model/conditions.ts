import { type ExpressionNode, parseExpression, quote } from '@wfb/engine/expressions';

/** A condition as rows of "value · operator · value", joined by one word. */
export interface ConditionRows {
  join: 'and' | 'or';
  rows: ConditionRow[];
}
export interface ConditionRow {
  /** An expression that picks a value. */
  left: string;
  operator: ConditionOperator;
  right: ConditionOperand;
}
export type ConditionOperand =
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number }
  | { kind: 'boolean'; boolean: boolean }
  /** Another value, or anything that computes one. */
  | { kind: 'value'; expression: string };

export type ConditionOperator = (typeof operators)[number]['operator'];

/** `bare`: needs nothing on the right. */
export const operators = [
  { operator: 'is', label: 'is', bare: false },
  { operator: 'isNot', label: 'is not', bare: false },
  { operator: 'over', label: 'is over', bare: false },
  { operator: 'atLeast', label: 'is at least', bare: false },
  { operator: 'under', label: 'is under', bare: false },
  { operator: 'atMost', label: 'is at most', bare: false },
  { operator: 'contains', label: 'contains', bare: false },
  { operator: 'containsNot', label: 'does not contain', bare: false },
  { operator: 'begins', label: 'begins with', bare: false },
  { operator: 'ends', label: 'ends with', bare: false },
  { operator: 'isTrue', label: 'is true', bare: true },
  { operator: 'isNotTrue', label: 'is not true', bare: true },
  { operator: 'isEmpty', label: 'is empty', bare: true },
  { operator: 'isNotEmpty', label: 'is not empty', bare: true },
] as const;

const symbols = { is: '===', isNot: '!==', over: '>', atLeast: '>=', under: '<', atMost: '<=' } as const;
const methods = { contains: 'includes', begins: 'startsWith', ends: 'endsWith' } as const;

export function isBare(operator: ConditionOperator): boolean {
  return operators.some((entry) => entry.operator === operator && entry.bare);
}

export const emptyRow: ConditionRow = { left: '', operator: 'is', right: { kind: 'text', text: '' } };

/** The rows that say what an expression says; null where rows cannot, so that the expression itself is shown. */
export function parseCondition(expression: string): ConditionRows | null {
  let node: ExpressionNode;
  try {
    node = parseExpression(expression);
  } catch {
    return null;
  }
  const join = node.type === 'Logical' && node.operator === '||' ? 'or' : 'and';
  const parts = flatten(node, join === 'or' ? '||' : '&&');
  const rows = parts.map((part) => toRow(part, expression));
  return rows.includes(null) ? null : { join, rows: rows as ConditionRow[] };
}

export function printCondition({ join, rows }: ConditionRows): string {
  return rows.map(printRow).join(join === 'or' ? ' || ' : ' && ');
}

/** A row that still lacks its value says nothing yet. */
export function isComplete(row: ConditionRow): boolean {
  return (
    row.left.trim() !== '' &&
    (isBare(row.operator) || row.right.kind !== 'value' || row.right.expression.trim() !== '')
  );
}

function printRow({ left, operator, right }: ConditionRow): string {
  const value = left.trim();
  switch (operator) {
    case 'isTrue':
      return value;
    case 'isNotTrue':
      return `!${value}`;
    case 'isEmpty':
      return `isEmpty(${value})`;
    case 'isNotEmpty':
      return `!isEmpty(${value})`;
    case 'contains':
    case 'begins':
    case 'ends':
      return `${value}.${methods[operator]}(${printOperand(right)})`;
    case 'containsNot':
      return `!${value}.includes(${printOperand(right)})`;
    default:
      return `${value} ${symbols[operator]} ${printOperand(right)}`;
  }
}

function printOperand(operand: ConditionOperand): string {
  if (operand.kind === 'text') return quote(operand.text);
  if (operand.kind === 'number') return String(operand.number);
  if (operand.kind === 'boolean') return String(operand.boolean);
  return operand.expression.trim();
}

function flatten(node: ExpressionNode, operator: '&&' | '||'): ExpressionNode[] {
  if (node.type !== 'Logical' || node.operator !== operator) return [node];
  return [...flatten(node.left, operator), ...flatten(node.right, operator)];
}

function toRow(node: ExpressionNode, source: string): ConditionRow | null {
  const bare = (operator: ConditionOperator, inner: ExpressionNode): ConditionRow | null =>
    isValue(inner) ? { left: text(inner, source), operator, right: emptyRow.right } : null;
  if (node.type === 'Binary') {
    const operator = (Object.keys(symbols) as (keyof typeof symbols)[]).find(
      (key) => symbols[key] === node.operator,
    );
    const right = toOperand(node.right, source);
    return operator && right && isValue(node.left)
      ? { left: text(node.left, source), operator, right }
      : null;
  }
  if (node.type === 'MethodCall') return toMethodRow(node, source);
  if (node.type === 'HelperCall') return emptiness(node, 'isEmpty', source);
  if (node.type !== 'Unary' || node.operator !== '!') return bare('isTrue', node);
  const inner = node.argument;
  if (inner.type === 'HelperCall') return emptiness(inner, 'isNotEmpty', source);
  const method = inner.type === 'MethodCall' ? toMethodRow(inner, source) : null;
  if (method) return method.operator === 'contains' ? { ...method, operator: 'containsNot' } : null;
  return bare('isNotTrue', inner);
}

function toMethodRow(
  node: Extract<ExpressionNode, { type: 'MethodCall' }>,
  source: string,
): ConditionRow | null {
  const operator = (Object.keys(methods) as (keyof typeof methods)[]).find(
    (key) => methods[key] === node.method,
  );
  const [argument, ...rest] = node.arguments;
  if (!operator || !argument || rest.length > 0 || argument.type === 'Function' || !isValue(node.object))
    return null;
  const right = toOperand(argument, source);
  return right ? { left: text(node.object, source), operator, right } : null;
}

function emptiness(
  node: Extract<ExpressionNode, { type: 'HelperCall' }>,
  operator: 'isEmpty' | 'isNotEmpty',
  source: string,
): ConditionRow | null {
  const [argument, ...rest] = node.arguments;
  if (node.helper !== 'isEmpty' || !argument || rest.length > 0 || argument.type === 'Function') return null;
  return isValue(argument) ? { left: text(argument, source), operator, right: emptyRow.right } : null;
}

function toOperand(node: ExpressionNode, source: string): ConditionOperand | null {
  if (node.type === 'Literal') {
    if (typeof node.value === 'string') return { kind: 'text', text: node.value };
    if (typeof node.value === 'number') return { kind: 'number', number: node.value };
    if (typeof node.value === 'boolean') return { kind: 'boolean', boolean: node.value };
    return null;
  }
  if (
    node.type === 'Unary' &&
    node.operator === '-' &&
    node.argument.type === 'Literal' &&
    typeof node.argument.value === 'number'
  ) {
    return { kind: 'number', number: -node.argument.value };
  }
  return isValue(node) ? { kind: 'value', expression: text(node, source) } : null;
}

/** Reading a value, without computing: what a chip can stand for. */
function isValue(node: ExpressionNode): boolean {
  if (node.type === 'Reference' || node.type === 'Local') return true;
  return node.type === 'Member' && typeof node.key !== 'object' && isValue(node.object);
}

function text(node: ExpressionNode, source: string): string {
  return source.slice(node.start, node.end);
}
