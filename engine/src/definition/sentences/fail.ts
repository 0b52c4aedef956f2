import type { StepOf } from '../steps/index.ts';
import { fieldChip, words, type Sentence } from './sentence.ts';
import type { SentenceWords } from './words.ts';

export function describeFail(step: StepOf<'fail'>, lexicon: SentenceWords): Sentence {
  return [words('Fail: '), fieldChip(step.message, lexicon, 'what went wrong')];
}
