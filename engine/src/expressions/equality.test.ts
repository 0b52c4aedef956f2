import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpressionFailure } from './errors.ts';
import { parseExpression } from './parse.ts';
import { anyData, anySource } from './testing/arbitrary.ts';
import { evaluate, runGuarded, runPlain, type Scope } from './testing/evaluate.ts';

type Outcome = { value: unknown } | { failed: true } | { limit: true };

function outcome(run: () => unknown): Outcome {
  try {
    return { value: run() };
  } catch (error) {
    if (error instanceof ExpressionFailure && error.code === 'EXPRESSION_LIMIT') return { limit: true };
    if (!(error instanceof Error) || error.name === 'AssertionError') throw error;
    return { failed: true };
  }
}

/** Guarded code fails with sentences of its own, and never by what JavaScript says. */
function guardedOutcome(run: () => unknown): Outcome {
  return outcome(() => {
    try {
      return run();
    } catch (error) {
      expect(error).toBeInstanceOf(ExpressionFailure);
      throw error;
    }
  });
}

describe('plain and guarded code', () => {
  it('mean the same', () => {
    let values = 0;
    fc.assert(
      fc.property(anySource, anyData, anyData, anyData, (source, input, item, a) => {
        const ast = parseExpression(source);
        const scope: Scope = {
          input: { a: input, items: [item, a], price: 3, name: 'Ada' },
          item,
          item_index: 1,
          run: { id: 'r1' },
          steps_a: a,
          values_v: input,
        };
        const before = JSON.stringify(scope);
        const guarded = guardedOutcome(() => runGuarded(ast, scope));
        if ('limit' in guarded) return;
        if ('value' in guarded) values += 1;
        expect(guarded).toEqual(outcome(() => runPlain(ast, scope)));
        expect(JSON.stringify(scope)).toBe(before);
      }),
      { numRuns: 2_000 },
    );
    // The property would hold emptily if nearly everything failed.
    expect(values).toBeGreaterThan(700);
  }, 60_000);

  it.each([
    ['reading from nothing gives nothing', 'input.a.b.c', {}, undefined],
    ['calling on nothing gives nothing', 'input.list.map(x => x.y).join()', {}, undefined],
    [
      'arguments of a call on nothing are not evaluated',
      'input.nothing.includes(number("x"))',
      {},
      undefined,
    ],
    ['own fields win over methods of the same name', 'input.values.at', { values: { at: 3 } }, 3],
    ['a list has no field named like a method', 'input.list.values', { list: [1] }, undefined],
    ['nothing is an empty text in a text', '`a${input.b}c`', {}, 'ac'],
    ['objects are JSON in a text', '`${input.o}`', { o: { a: 1 } }, '{"a":1}'],
    ['parameters may hide values', 'input.list.map(input => input * 2)', { list: [1, 2] }, [2, 4]],
    ['parameters may hide helpers', 'input.list.map(count => count + 1)', { list: [1, 2] }, [2, 3]],
    ['a number is a receiver', '5..toFixed(1)', {}, '5.0'],
    ['replacement patterns', "'abc'.replaceAll('b', '[$&]')", {}, 'a[b]c'],
    ['powers bind to the right', '2 ** 3 ** 2', {}, 512],
    ['a power of a negative', '(-2) ** 2', {}, 4],
    ['minus of minus', '1 - -1', {}, 2],
    ['mixed alternatives', '(input.a ?? null) || 3', {}, 3],
  ])('%s', (_, source, input, expected) => {
    const { plain, guarded } = evaluate(source, { input });
    expect(plain).toEqual(expected);
    expect(guarded).toEqual(expected);
  });
});
