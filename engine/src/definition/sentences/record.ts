import type { StepOf } from '../steps/index.ts';
import { fieldChip, words, type Sentence } from './sentence.ts';
import type { SentenceWords } from './words.ts';

export function describeRecord({ event, subject }: StepOf<'record'>, lexicon: SentenceWords): Sentence {
  return [
    words('Record '),
    fieldChip(event, lexicon, 'what happened'),
    words(' for '),
    fieldChip(subject, lexicon, 'what it is about'),
  ];
}
