import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasValues, parseSegments, printSegments, soleExpression, type Segment } from './segments.ts';

describe('parseSegments', () => {
  it('splits words and values', () => {
    expect(parseSegments('Order {{ input.id }} for {{input.name}}!')).toEqual([
      { kind: 'text', text: 'Order ' },
      { kind: 'value', expression: 'input.id' },
      { kind: 'text', text: ' for ' },
      { kind: 'value', expression: 'input.name' },
      { kind: 'text', text: '!' },
    ]);
  });

  it('is not confused by braces within an expression', () => {
    const template = '{{ [{ a: { b: "}}" } }].map(x => `${x.a}}`) }} end';
    expect(parseSegments(template)).toEqual([
      { kind: 'value', expression: '[{ a: { b: "}}" } }].map(x => `${x.a}}`)' },
      { kind: 'text', text: ' end' },
    ]);
  });

  it('leaves an unclosed or empty part as text', () => {
    expect(parseSegments('a {{ input.')).toEqual([{ kind: 'text', text: 'a {{ input.' }]);
    expect(parseSegments('a {{ }} b')).toEqual([{ kind: 'text', text: 'a {{ }} b' }]);
  });

  it('gives back what was printed, for any segments', () => {
    const word = fc.stringMatching(/^[^{}]{1,12}$/).map((text): Segment => ({ kind: 'text', text }));
    const value = fc
      .constantFrom('input.id', 'steps.charge.total', "text('}}')", '{ a: 1 }', 'item', '`${input.a}`')
      .map((expression): Segment => ({ kind: 'value', expression }));
    fc.assert(
      fc.property(fc.array(fc.oneof(word, value)), (segments) => {
        // Two texts in a row are one text.
        const apart = segments.filter(
          (segment, index) => segment.kind === 'value' || segments[index - 1]?.kind !== 'text',
        );
        expect(parseSegments(printSegments(apart))).toEqual(apart);
      }),
    );
  });

  it('keeps every character of any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const segments = parseSegments(text);
        if (segments.every(({ kind }) => kind === 'text')) expect(printSegments(segments)).toBe(text);
      }),
    );
  });
});

describe('soleExpression', () => {
  it('finds the expression of a field that is one value', () => {
    expect(soleExpression('{{ input.total }}')).toBe('input.total');
    expect(soleExpression('€ {{ input.total }}')).toBeNull();
    expect(soleExpression(5)).toBeNull();
    expect(hasValues('€ {{ input.total }}')).toBe(true);
    expect(hasValues('plain')).toBe(false);
  });
});
