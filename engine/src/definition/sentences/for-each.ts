import type { StepOf } from '../steps/index.ts';
import { chip, missing, valueChip, words, type Sentence } from './sentence.ts';
import type { SentenceWords } from './words.ts';

export function describeForEach(step: StepOf<'forEach'>, lexicon: SentenceWords): Sentence {
  return [
    words('For each of '),
    step.items ? valueChip(step.items, lexicon) : missing('a list'),
    ...(step.concurrency > 1 ? [words(', '), chip(String(step.concurrency)), words(' at a time')] : []),
  ];
}
