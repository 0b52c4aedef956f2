import type { StepOf } from '../steps/index.ts';
import { chip, fieldChip, missing, words, type Sentence } from './sentence.ts';
import type { SentenceWords } from './words.ts';

export function describeLookUp({ model, key }: StepOf<'lookUp'>, lexicon: SentenceWords): Sentence {
  return [
    words('Look up '),
    model ? chip(lexicon.readModel(model)) : missing('a read model'),
    words(' of '),
    fieldChip(key, lexicon, 'whose it is'),
  ];
}
