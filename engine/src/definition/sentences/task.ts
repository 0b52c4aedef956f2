import type { StepOf } from '../steps/index.ts';
import { chip, fieldChip, missing, words, type Sentence } from './sentence.ts';
import { humanize, type SentenceWords } from './words.ts';

/** An action brings its own sentence; `{field}` stands for the chip of an input field. */
export function describeTask(step: StepOf<'task'>, lexicon: SentenceWords): Sentence {
  const action = lexicon.action(step.action);
  if (!action) return step.action ? [words('Run '), chip(step.action)] : [missing('Choose what to do')];
  const sentence = action.sentence
    .split(/(\{[A-Za-z_]\w*\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const field = /^\{(\w+)\}$/.exec(piece)?.[1];
      if (field === undefined) return words(piece);
      const schema = action.input.properties[field];
      const value = step.with[field] ?? (schema?.default as string | undefined);
      return fieldChip(value, lexicon, (schema?.title ?? humanize(field)).toLowerCase());
    });
  const attempts = step.retry?.attempts;
  return attempts && attempts > 1
    ? [...sentence, words(', try '), chip(String(attempts)), words(' times')]
    : sentence;
}
