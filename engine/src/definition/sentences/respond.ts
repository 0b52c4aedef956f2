import type { StepOf } from '../steps/index.ts';
import type { Template } from '../template.ts';
import { chip, fieldChip, words, type Sentence, type SentencePart } from './sentence.ts';
import type { SentenceWords } from './words.ts';

/** "Answer the caller with **201** and **Receipt**". */
export function describeRespond({ status, body }: StepOf<'respond'>, lexicon: SentenceWords): Sentence {
  return [
    words('Answer the caller with '),
    fieldChip(status, lexicon, 'a status'),
    ...(body === undefined ? [] : [words(' and '), bodyChip(body, lexicon)]),
  ];
}

const bodyChip = (body: Template, lexicon: SentenceWords): SentencePart =>
  typeof body === 'object' && body !== null
    ? chip(Object.keys(body).slice(0, 3).join(', ') || 'data')
    : fieldChip(body, lexicon, 'nothing');
