import type { StepOf } from '../steps/index.ts';
import { words, type Sentence } from './sentence.ts';

export function describeTry(step: StepOf<'try'>): Sentence {
  if (step.catch) return [words('Try, and if something fails, take care of it')];
  return [words(step.finally ? 'Try, and clean up in any case' : 'Try')];
}
