import type { StepOf } from '../steps/index.ts';
import { chip, enumerate, words, type Sentence } from './sentence.ts';

export function describeParallel({ lanes }: StepOf<'parallel'>): Sentence {
  const titles = lanes.flatMap(({ title }) => (title ? [chip(title)] : []));
  if (titles.length === lanes.length && titles.length <= 3)
    return [words('At once: '), ...enumerate(titles, 'and')];
  return [words('Do '), chip(String(lanes.length)), words(lanes.length === 1 ? ' thing' : ' things at once')];
}
