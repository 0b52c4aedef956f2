import { describeDuration } from '../duration.ts';
import type { StepOf } from '../steps/index.ts';
import { describeCondition } from './condition.ts';
import { chip, fieldChip, missing, words, type Sentence } from './sentence.ts';
import type { SentenceWords } from './words.ts';

export function describeReceive(step: StepOf<'receive'>, lexicon: SentenceWords): Sentence {
  return [
    words('Wait for '),
    step.event ? chip(lexicon.event(step.event)) : missing('an event'),
    ...(step.where ? [words(' where '), ...describeCondition(step.where, lexicon)] : []),
    ...(step.deadline
      ? [words(', at most '), fieldChip(describeDuration(step.deadline.after), lexicon, 'a while')]
      : []),
  ];
}
