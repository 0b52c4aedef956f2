import type { StepOf } from '../steps/index.ts';
import { chip, countOf, words, type Sentence } from './sentence.ts';

export function describeSaga({ steps }: StepOf<'saga'>): Sentence {
  if (steps.length === 0) return [words('All or nothing')];
  return [
    words('All or nothing: do '),
    chip(countOf(steps.length, 'step', 'steps')),
    words(', and undo what was done if one fails'),
  ];
}
