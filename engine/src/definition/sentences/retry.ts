import type { StepOf } from '../steps/index.ts';
import { chip, words, type Sentence } from './sentence.ts';

export function describeRetry({ retry, errors }: StepOf<'retry'>): Sentence {
  const codes = errors?.length ? [words(', but only after '), chip(errors.join(', '))] : [];
  return [
    words('If it fails, do it all again, up to '),
    chip(String(retry.attempts)),
    words(' times'),
    ...codes,
  ];
}
