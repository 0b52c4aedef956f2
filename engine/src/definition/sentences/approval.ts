import { describeDuration } from '../duration.ts';
import type { StepOf } from '../steps/index.ts';
import {
  chip,
  enumerate,
  inlineText,
  missing,
  shorten,
  valueChip,
  words,
  type Sentence,
  type SentencePart,
} from './sentence.ts';
import { parseSegments } from '../segments.ts';
import type { SentenceWords } from './words.ts';

const roleWords = { owner: 'an owner', admin: 'an admin', member: 'any member' } as const;
const ruleWords = {
  any: () => [],
  all: () => [words(' (all of them)')],
  quorum: ({ count }: { count?: number }) => [words(' ('), chip(String(count ?? 1)), words(' of them)')],
} as const;

/** "Ask **Ada** to approve **Order 1042**, within **2 days**". */
export function describeApproval(step: StepOf<'approval'>, lexicon: SentenceWords): Sentence {
  const who: SentencePart[] = [
    ...(step.to.people ?? []).map((person) => personChip(person, lexicon)),
    ...(step.to.roles ?? []).map((role) => chip(roleWords[role])),
  ];
  const rule = ruleWords[step.rule.kind](step.rule as { count?: number });
  const subject = inlineText(step.ask, lexicon);
  return [
    words('Ask '),
    ...(who.length > 0 ? enumerate(who, step.rule.kind === 'any' ? 'or' : 'and') : [missing('somebody')]),
    ...rule,
    words(': '),
    subject === '' ? missing('what to decide') : chip(shorten(subject)),
    ...(step.deadline ? [words(', within '), chip(describeDuration(step.deadline.after))] : []),
  ];
}

function personChip(person: string, lexicon: SentenceWords): SentencePart {
  const [only, ...rest] = parseSegments(person);
  return only?.kind === 'value' && rest.length === 0 ? valueChip(only.expression, lexicon) : chip(person);
}
