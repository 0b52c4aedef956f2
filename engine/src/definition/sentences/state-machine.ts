import type { StepOf } from '../steps/index.ts';
import { chip, countOf, missing, words, type Sentence } from './sentence.ts';
import { humanize } from './words.ts';

export function describeStateMachine({ states, initial }: StepOf<'stateMachine'>): Sentence {
  const first = states.find(({ id }) => id === initial);
  return [
    words('Go through '),
    chip(countOf(states.length, 'state', 'states')),
    words(', beginning with '),
    first ? chip(first.title ?? humanize(first.id)) : missing('a state'),
  ];
}
