import type { StepOf } from '../steps/index.ts';
import { chip, missing, words, type Sentence } from './sentence.ts';
import type { SentenceWords } from './words.ts';

export function describeSubworkflow(step: StepOf<'subworkflow'>, lexicon: SentenceWords): Sentence {
  const name = lexicon.workflow(step.workflow);
  return [
    words('Run '),
    step.workflow ? chip(name ?? 'another workflow') : missing('a workflow'),
    words(step.wait ? ' and wait for it' : ' and go on'),
  ];
}
