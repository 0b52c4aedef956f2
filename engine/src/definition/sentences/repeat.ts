import type { StepOf } from '../steps/index.ts';
import { describeCondition } from './condition.ts';
import { chip, missing, words, type Sentence } from './sentence.ts';
import type { SentenceWords } from './words.ts';

export function describeRepeat({ mode, when, limit }: StepOf<'repeat'>, lexicon: SentenceWords): Sentence {
  return [
    words(mode === 'while' ? 'Repeat while ' : 'Repeat until '),
    ...(when ? describeCondition(when, lexicon) : [missing('a condition')]),
    words(', up to '),
    chip(String(limit)),
    words(limit === 1 ? ' time' : ' times'),
  ];
}
