import type { StepOf } from '../steps/index.ts';
import { fieldChip, words, type Sentence } from './sentence.ts';
import type { SentenceWords } from './words.ts';

export const describeStatus = (step: StepOf<'status'>, lexicon: SentenceWords): Sentence => [
  words('Show the status '),
  fieldChip(step.text, lexicon, 'a few words'),
];
