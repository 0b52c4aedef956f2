import { describeDuration, parseDuration } from '../duration.ts';
import { describeSchedule, parseCron } from '../schedule-words.ts';
import type { StepOf } from '../steps/index.ts';
import { describeCondition } from './condition.ts';
import { chip, fieldChip, missing, words, type Sentence } from './sentence.ts';
import type { SentenceWords } from './words.ts';

export function describeRecurring(step: StepOf<'recurring'>, lexicon: SentenceWords): Sentence {
  const name = lexicon.workflow(step.workflow);
  return [
    ...describeTimes(step, lexicon),
    words(' start '),
    step.workflow ? chip(name ?? 'another workflow') : missing('a workflow'),
    ...(step.limit === undefined
      ? []
      : [words(', at most '), chip(String(step.limit)), words(step.limit === 1 ? ' time' : ' times')]),
    ...(step.within ? [words(', for '), fieldChip(describeDuration(step.within), lexicon, 'a while')] : []),
    ...(step.until ? [words(', until '), ...describeCondition(step.until, lexicon)] : []),
  ];
}

/** “Every 2 hours”, “Every Monday at 09:00”: the words stay outside of the chip, where they are the same for all. */
function describeTimes({ every, cron }: StepOf<'recurring'>, lexicon: SentenceWords): Sentence {
  if (cron !== undefined) {
    if (cron === '') return [words('Every '), missing('so often')];
    const said = describeSchedule(parseCron(cron));
    return said.startsWith('Every ') ? [words('Every '), chip(said.slice('Every '.length))] : [chip(said)];
  }
  // “Every hour”, not “every 1 hour”.
  const single = every !== undefined && parseDuration(every)?.amount === 1;
  const length = describeDuration(every ?? '');
  return [words('Every '), fieldChip(single ? length.replace('1 ', '') : length, lexicon, 'so often')];
}
