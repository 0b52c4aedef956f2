import { describeDuration } from '../duration.ts';
import type { StepOf } from '../steps/index.ts';
import { fieldChip, missing, words, type Sentence } from './sentence.ts';
import type { SentenceWords } from './words.ts';

export function describeWait(step: StepOf<'wait'>, lexicon: SentenceWords): Sentence {
  if (step.for) return [words('Wait for '), fieldChip(describeDuration(step.for), lexicon, 'a while')];
  if (step.until) return [words('Wait until '), fieldChip(step.until, lexicon, 'a moment')];
  return [words('Wait for '), missing('a while')];
}
