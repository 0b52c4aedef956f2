import { parseSegments } from '../segments.ts';
import type { Template } from '../template.ts';
import type { SentenceWords } from './words.ts';

/**
 * A piece of a step's sentence: words, or a chip with a value. `expression` is there where the chip stands for a value of
 * the run; `missing` where the author has still to fill something in.
 */
export type SentencePart =
  { kind: 'words'; text: string } | { kind: 'chip'; text: string; expression?: string; missing?: true };
export type Sentence = SentencePart[];

export const words = (text: string): SentencePart => ({ kind: 'words', text });
export const chip = (text: string): SentencePart => ({ kind: 'chip', text });
export const missing = (text: string): SentencePart => ({ kind: 'chip', text, missing: true });

/** The chip of an expression: the title of the value that it picks, or the expression itself where it computes. */
export function valueChip(expression: string, lexicon: SentenceWords): SentencePart {
  return { kind: 'chip', text: lexicon.value(expression) ?? expression, expression };
}

/** Longest text of a field that a sentence quotes. */
const longest = 60;

/** The chip of a step's field; several values in one text become one chip that reads as the text will. */
export function fieldChip(
  template: Template | undefined,
  lexicon: SentenceWords,
  placeholder: string,
): SentencePart {
  if (template === undefined || template === null || template === '') return missing(placeholder);
  if (typeof template === 'boolean') return chip(template ? 'yes' : 'no');
  if (typeof template === 'number') return chip(String(template));
  if (Array.isArray(template)) return listChip(template, lexicon, placeholder);
  if (typeof template !== 'string') return chip(placeholder);
  const segments = parseSegments(template);
  const [only] = segments;
  if (segments.length === 1 && only?.kind === 'value') return valueChip(only.expression, lexicon);
  return chip(shorten(inlineText(template, lexicon)));
}

/** A list that is short enough to be read is read out: the addresses of a mail. */
function listChip(items: readonly Template[], lexicon: SentenceWords, placeholder: string): SentencePart {
  if (items.length === 0) return missing(placeholder);
  const texts = items.map((item) => (typeof item === 'string' ? inlineText(item, lexicon) : ''));
  if (texts.length > 2 || texts.includes('')) return chip(countOf(items.length, 'entry', 'entries'));
  return chip(shorten(texts.join(', ')));
}

/** A text with the titles of its values in their places: `Order {{ input.id }}` → `Order Id`. */
export function inlineText(template: string, lexicon: SentenceWords): string {
  return parseSegments(template)
    .map((segment) =>
      segment.kind === 'text' ? segment.text : `‹${lexicon.value(segment.expression) ?? segment.expression}›`,
    )
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

export function countOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerate(parts: SentencePart[], conjunction: string): Sentence {
  return parts.flatMap((part, index) => {
    if (index === 0) return [part];
    return [words(index === parts.length - 1 ? ` ${conjunction} ` : ', '), part];
  });
}

export function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;
}

/** A sentence as plain text, for notifications, lists and titles. */
export function sentenceText(sentence: Sentence): string {
  return sentence
    .map(({ text }) => text)
    .join('')
    .trim();
}
