import { describeDuration } from '../duration.ts';
import type { StepOf } from '../steps/index.ts';
import { orSomebody, peopleParts } from './people.ts';
import { chip, inlineText, missing, shorten, words, type Sentence } from './sentence.ts';
import type { SentenceWords } from './words.ts';

const ruleWords = {
  any: () => [],
  all: () => [words(' (all of them)')],
  quorum: ({ count }: { count?: number }) => [words(' ('), chip(String(count ?? 1)), words(' of them)')],
} as const;

/** "Ask **Ada** to approve **Order 1042**, within **2 days**". */
export function describeApproval(step: StepOf<'approval'>, lexicon: SentenceWords): Sentence {
  const who = peopleParts(step.to, lexicon);
  const rule = ruleWords[step.rule.kind](step.rule as { count?: number });
  const subject = inlineText(step.ask, lexicon);
  return [
    words('Ask '),
    ...orSomebody(who, step.rule.kind === 'any' ? 'or' : 'and'),
    ...rule,
    words(': '),
    subject === '' ? missing('what to decide') : chip(shorten(subject)),
    ...(step.deadline ? [words(', within '), chip(describeDuration(step.deadline.after))] : []),
    ...(step.escalation
      ? [
          words('; after '),
          chip(describeDuration(step.escalation.after)),
          words(' also '),
          ...orSomebody(peopleParts(step.escalation.to, lexicon), 'or'),
        ]
      : []),
  ];
}
