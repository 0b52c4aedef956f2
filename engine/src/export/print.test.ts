import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printValue, printWords } from './print.ts';

/** Evaluated where nothing but itself is in scope. */
const evaluate = (code: string): unknown => new Function(`'use strict'; return (${code});`)();

it('prints values that are themselves again, whatever is in them', () => {
  const hostile = fc.constantFrom('`${1}`', "'", '\\', '\u2028', '*/', '\n', '__proto__', '</script>');
  const text = fc.oneof(fc.string({ unit: 'binary' }), hostile);
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value')),
      fc.dictionary(text, tie('value'), { noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(value, (given) => {
      expect(evaluate(printValue(given))).toEqual(given);
    }),
  );
});

it('keeps words on one line, and within the comment around them', () => {
  expect(printWords(' a\n*/ throw 1; //\u2028b')).toBe('a * / throw 1; // b');
});
