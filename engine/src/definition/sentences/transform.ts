import type { StepOf } from '../steps/index.ts';
import { chip, enumerate, fieldChip, words, type Sentence } from './sentence.ts';
import { humanize, type SentenceWords } from './words.ts';

export function describeTransform({ value }: StepOf<'transform'>, lexicon: SentenceWords): Sentence {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const names = Object.keys(value).map((name) => chip(humanize(name).toLowerCase()));
    if (names.length > 0) return [words('Make a value with '), ...enumerate(names, 'and')];
  }
  return [words('Make '), fieldChip(value, lexicon, 'a value')];
}
