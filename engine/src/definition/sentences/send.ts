import type { StepOf } from '../steps/index.ts';
import { chip, fieldChip, missing, words, type Sentence, type SentencePart } from './sentence.ts';
import type { SentenceWords } from './words.ts';

export function describeSend(step: StepOf<'send'>, lexicon: SentenceWords): Sentence {
  const event = step.event ? chip(lexicon.event(step.event)) : missing('an event');
  return [words('Send '), event, words(' to '), receiver(step, lexicon)];
}

function receiver(step: StepOf<'send'>, lexicon: SentenceWords): SentencePart {
  switch (step.to) {
    case 'parent':
      return chip('the run that started this one');
    case 'project':
      return chip('the project');
    case 'child':
      return step.step
        ? chip(lexicon.value(`steps.${step.step}`) ?? 'a sub-workflow')
        : missing('a sub-workflow');
    case 'run':
      return fieldChip(step.run, lexicon, 'a run');
  }
}
