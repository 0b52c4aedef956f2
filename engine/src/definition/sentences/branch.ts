import type { StepOf } from '../steps/index.ts';
import { chip, missing, words, type Sentence } from './sentence.ts';
import { describeCondition } from './condition.ts';
import type { SentenceWords } from './words.ts';

export function describeBranch({ cases }: StepOf<'branch'>, lexicon: SentenceWords): Sentence {
  const [first, ...others] = cases;
  if (!first?.when) return [words('If '), missing('a condition')];
  if (others.length === 0) return [words('If '), ...describeCondition(first.when, lexicon)];
  return [words('Choose one of '), chip(String(cases.length)), words(' ways')];
}
