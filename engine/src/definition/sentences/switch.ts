import type { StepOf } from '../steps/index.ts';
import { missing, valueChip, words, type Sentence } from './sentence.ts';
import type { SentenceWords } from './words.ts';

export function describeSwitch({ value }: StepOf<'switch'>, lexicon: SentenceWords): Sentence {
  return [words('Choose a way by '), value ? valueChip(value, lexicon) : missing('a value')];
}
