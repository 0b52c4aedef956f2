import { describe, expect, it } from 'vitest';
import { briefly, buildDefinition, charge, environment, use, type WrittenStep } from '../testing/fixtures.ts';
import { checkTypes } from './index.ts';

const check = async (...steps: WrittenStep[]) => checkTypes(buildDefinition(steps), environment);

describe('checkTypes', () => {
  it.each([
    ['input.id * 2', 'Only numbers can be calculated with. To turn a text into a number, use number(…).'],
    ["input.total > '500'", '“>” cannot be used between a number and a text.'],
    ['input.items.map(i => i.price.toUpperCase())', 'There is no “toUpperCase” here.'],
    ['round(input.id)', 'Here a number is needed, but this is a text.'],
    ['sum(input.items, i => i.sku)', 'Here a number is needed, but this is a text.'],
    ["input.total === 'x'", 'These two can never be the same: number and string.'],
  ])('explains what is wrong with %s', async (expression, message) => {
    expect((await check(use('a', expression))).map((diagnostic) => diagnostic.message)).toEqual([message]);
  });

  it.each([
    'first(input.items).price * 2',
    '(input.total ?? 0) + 1',
    "sum(input.items, 'price') + avg(input.items, i => i.price)",
    'entries(input).map(([name, value]) => `${name}: ${value}`).join()',
    "pick(input, ['id', 'total']).total + 1",
    "values(groupBy(input.items, 'sku')).map(list => list.length)",
    '[...input.items, ...input.items].toSorted((a, b) => a.price - b.price)[0].sku',
    "formatDate(addDuration(run.startedAt, '2d'), 'd MMMM')",
    'input.items.reduce((total, { price }) => total + price, 0) / 2',
    "values.stage === 'paid' ? 1 : 'x'",
    'max(input.items.map(i => i.price)) > 3',
  ])('has nothing to say of %s', async (expression) => expect(await check(use('a', expression))).toEqual([]));

  it('knows what steps give, through expressions too', async () => {
    const found = await check(
      charge(),
      use('a', '{ fee: steps.charge.fee * 2 }'),
      use('b', 'steps.a.fee.trim()'),
      use('c', 'steps.charge.receipt - 1'),
    );
    expect(briefly(found)).toEqual(['TYPE_MISMATCH b steps.2.value', 'TYPE_MISMATCH c steps.3.value']);
  });

  it('holds what a field gets against what it takes, and proposes a correction', async () => {
    const [card, ...rest] = await check(charge({ with: { amount: 1, card: '{{ input.total }}' } }));
    expect(rest).toEqual([]);
    expect(card).toMatchObject({
      path: ['steps', 0, 'with', 'card'],
      message: 'This should be a text, but it is a number.',
      fix: { value: '{{ text(input.total) }}' },
    });
  });

  it('leaves to the compiler what it already refused', async () => {
    expect(await check(use('a', 'input.nope'), use('b', 'steps.c.x'))).toEqual([]);
  });

  it('knows the item of each loop', async () => {
    const loop = (id: string, items: string, expression: string): WrittenStep => ({
      id,
      kind: 'forEach',
      items,
      steps: [use(`${id}Inner`, expression)],
    });
    const found = await check(
      loop('a', 'input.items', 'item.price + item_index'),
      loop('b', "['x']", 'item * 2'),
    );
    expect(briefly(found)).toEqual(['TYPE_MISMATCH bInner steps.1.steps.0.value']);
  });
});
