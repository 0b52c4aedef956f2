import type { StepOf } from '../steps/index.ts';
import { orSomebody, peopleParts } from './people.ts';
import { chip, inlineText, missing, shorten, words, type Sentence } from './sentence.ts';
import type { SentenceWords } from './words.ts';

/** "Tell **Ada** and **who started it** urgently: **Order 1042 is late**". */
export function describeNotify({ to, message, urgency }: StepOf<'notify'>, lexicon: SentenceWords): Sentence {
  const who = [
    ...peopleParts(to, lexicon, { whole: true }),
    ...(to.starter ? [chip('who started the run')] : []),
  ];
  const told = inlineText(message, lexicon);
  return [
    words('Tell '),
    ...orSomebody(who, 'and'),
    words({ quiet: ' quietly: ', normal: ': ', urgent: ' urgently: ' }[urgency]),
    told === '' ? missing('what they are to know') : chip(shorten(told)),
  ];
}
