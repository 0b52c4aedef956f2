import type { StepOf } from '../steps/index.ts';
import { fieldChip, words, type Sentence } from './sentence.ts';
import type { SentenceWords } from './words.ts';

export function describeEnd(step: StepOf<'end'>, lexicon: SentenceWords): Sentence {
  if (step.output === undefined) return [words('End the run')];
  return [words('End the run with '), fieldChip(step.output, lexicon, 'its output')];
}
