import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ConditionOperand,
  type ConditionRow,
  isBare,
  operators,
  parseCondition,
  printCondition,
} from './conditions.ts';

describe('parseCondition', () => {
  it('reads comparisons joined by one word', () => {
    expect(parseCondition("input.total > 500 && input.country === 'DE'")).toEqual({
      join: 'and',
      rows: [
        { left: 'input.total', operator: 'over', right: { kind: 'number', number: 500 } },
        { left: 'input.country', operator: 'is', right: { kind: 'text', text: 'DE' } },
      ],
    });
    expect(parseCondition('steps.ok.approved || !input.strict')?.join).toBe('or');
  });

  it.each([
    ['!steps.ok.approved', 'isNotTrue'],
    ["input.tags.includes('urgent')", 'contains'],
    ["!input.tags.includes('urgent')", 'containsNot'],
    ['isEmpty(input.note)', 'isEmpty'],
    ['!isEmpty(input.note)', 'isNotEmpty'],
    ['input.a <= steps.b.c', 'atMost'],
    ['input.a === -5', 'is'],
  ])('reads %s', (expression, operator) => {
    const parsed = parseCondition(expression);
    expect(parsed?.rows[0]?.operator).toBe(operator);
    expect(parsed && printCondition(parsed)).toBe(expression);
  });

  it.each([
    'input.a + 1 > 2',
    'a && b || c',
    'input.items.some(item => item.ok)',
    '',
    'input.',
    '(input.a || input.b) && input.c',
  ])('leaves %s to the expression field', (expression) => expect(parseCondition(expression)).toBeNull());
});

it('reads back every condition that it prints', () => {
  const operand = fc.oneof(
    fc.string().map((text): ConditionOperand => ({ kind: 'text', text })),
    fc.integer().map((number): ConditionOperand => ({ kind: 'number', number })),
    fc.boolean().map((boolean): ConditionOperand => ({ kind: 'boolean', boolean })),
    fc
      .constantFrom('input.b', 'steps.load.total')
      .map((expression): ConditionOperand => ({ kind: 'value', expression })),
  );
  const row = fc
    .record({
      left: fc.constantFrom('input.a', 'steps.charge.amount', 'item', 'values.stage'),
      operator: fc.constantFrom(...operators.map(({ operator }) => operator)),
      right: operand,
    })
    .map((value): ConditionRow =>
      isBare(value.operator) ? { ...value, right: { kind: 'text', text: '' } } : value,
    );
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 2, maxLength: 4 }),
      fc.constantFrom('and' as const, 'or' as const),
      (rows, join) => {
        expect(parseCondition(printCondition({ join, rows }))).toEqual({ join, rows });
      },
    ),
  );
});
