import type { StepOf } from '../steps/index.ts';
import { chip, fieldChip, missing, words, type Sentence, type SentencePart } from './sentence.ts';
import type { SentenceWords } from './words.ts';

const backlogChip = (name: string, lexicon: SentenceWords): SentencePart =>
  name ? chip(lexicon.backlog(name)) : missing('a backlog');

export function describeBacklogAdd(step: StepOf<'backlogAdd'>, lexicon: SentenceWords): Sentence {
  return [
    words('Add '),
    typeof step.item === 'object' ? chip('an item') : fieldChip(step.item, lexicon, 'an item'),
    words(' to '),
    backlogChip(step.backlog, lexicon),
  ];
}

export function describeBacklogTake(
  { backlog, wait }: StepOf<'backlogTake'>,
  lexicon: SentenceWords,
): Sentence {
  const sentence = [words('Take the next item of '), backlogChip(backlog, lexicon)];
  if (!wait) return [...sentence, words(', if there is one')];
  return wait.atMost === undefined
    ? [...sentence, words(', and wait for it')]
    : [...sentence, words(', and wait for it '), chip(wait.atMost)];
}

export function describeBacklogPeek(step: StepOf<'backlogPeek'>, lexicon: SentenceWords): Sentence {
  return [
    words('Look at the next '),
    chip(String(step.count)),
    words(step.count === 1 ? ' item of ' : ' items of '),
    backlogChip(step.backlog, lexicon),
  ];
}
