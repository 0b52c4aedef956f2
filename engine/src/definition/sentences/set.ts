import type { StepOf } from '../steps/index.ts';
import { enumerate, fieldChip, missing, valueChip, words, type Sentence } from './sentence.ts';
import type { SentenceWords } from './words.ts';

export function describeSet(step: StepOf<'set'>, lexicon: SentenceWords): Sentence {
  const entries = Object.entries(step.values);
  const [first] = entries;
  if (!first) return [words('Set '), missing('a value')];
  if (entries.length === 1) {
    return [
      words('Set '),
      valueChip(`values.${first[0]}`, lexicon),
      words(' to '),
      fieldChip(first[1], lexicon, 'a value'),
    ];
  }
  return [
    words('Set '),
    ...enumerate(
      entries.map(([name]) => valueChip(`values.${name}`, lexicon)),
      'and',
    ),
  ];
}
