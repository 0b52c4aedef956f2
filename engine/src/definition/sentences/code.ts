import type { StepOf } from '../steps/index.ts';
import { chip, enumerate, words, type Sentence } from './sentence.ts';
import { humanize } from './words.ts';

export function describeCode(step: StepOf<'code'>): Sentence {
  const inputs = Object.keys(step.with);
  return inputs.length === 0
    ? [words('Run your own code')]
    : [
        words('Run your own code with '),
        ...enumerate(
          inputs.map((name) => chip(humanize(name).toLowerCase())),
          'and',
        ),
      ];
}
