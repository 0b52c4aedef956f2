import type { StepOf } from '../steps/index.ts';
import { chip, countOf, missing, words, type Sentence } from './sentence.ts';

export function describePhase({ title, order, steps }: StepOf<'phase'>): Sentence {
  const how = order === 'atOnce' ? ', all at once' : ', one after the other';
  return [
    words('Phase '),
    title ? chip(title) : missing('name'),
    words(`: ${countOf(steps.length, 'step', 'steps')}${how}`),
  ];
}
