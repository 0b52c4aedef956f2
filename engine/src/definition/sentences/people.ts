import { parseSegments } from '../segments.ts';
import type { People } from '../steps/people.ts';
import { chip, enumerate, missing, valueChip, type SentencePart } from './sentence.ts';
import type { SentenceWords } from './words.ts';

const oneOf = { owner: 'an owner', admin: 'an admin', member: 'any member' } as const;
const allOf = { owner: 'the owners', admin: 'the admins', member: 'all members' } as const;

/** `whole`: everybody with a role is meant, not one of them. */
export function peopleParts(
  { people = [], roles = [] }: People,
  lexicon: SentenceWords,
  { whole = false } = {},
): SentencePart[] {
  const roleWords = whole ? allOf : oneOf;
  return [
    ...people.map((person) => personChip(person, lexicon)),
    ...roles.map((role) => chip(roleWords[role])),
  ];
}

export function orSomebody(who: SentencePart[], joint: 'and' | 'or'): SentencePart[] {
  return who.length > 0 ? enumerate(who, joint) : [missing('somebody')];
}

function personChip(person: string, lexicon: SentenceWords): SentencePart {
  const [only, ...rest] = parseSegments(person);
  return only?.kind === 'value' && rest.length === 0 ? valueChip(only.expression, lexicon) : chip(person);
}
