import type { Section, SectionRole } from '../sections.ts';
import { describeCondition } from './condition.ts';
import { chip, missing, type Sentence, words } from './sentence.ts';
import type { SentenceWords } from './words.ts';

/** What heads a sequence needs to be known of it. */
export type DescribedSection = Pick<Section, 'key' | 'role' | 'title' | 'when' | 'is' | 'to' | 'of'>;

const shown = (value: string | number | boolean): string =>
  value === true ? 'yes' : value === false ? 'no' : String(value);

const headings: { [K in SectionRole]: (section: DescribedSection, lexicon: SentenceWords) => Sentence } = {
  case: ({ when }, lexicon) => [
    words('If '),
    ...(when ? describeCondition(when, lexicon) : [missing('a condition')]),
  ],
  match: ({ is = [] }) => [
    words('When it is '),
    ...is.flatMap((value, index): Sentence => [
      ...(index > 0 ? [words(' or ')] : []),
      value === '' ? missing('a value') : chip(shown(value)),
    ]),
  ],
  otherwise: () => [words('Otherwise')],
  lane: ({ title, key }) => [words(title ?? `Lane ${key.replace(/^lane:/, '')}`)],
  body: () => [words('Steps')],
  catch: () => [words('If something fails')],
  entry: ({ title }) => [words(`On entering “${title}”`)],
  exit: ({ title }) => [words(`On leaving “${title}”`)],
  way: ({ title, to }) => [words(`From “${title}” to “${to}”`)],
  finally: () => [words('In any case, at the end')],
  undo: ({ of }, lexicon) => [words('To undo '), chip(lexicon.value(`steps.${of}`) ?? String(of))],
};

/**
 * What heads a sequence of steps within a step.
 * @param sole It is the only case of its step, whose own sentence says the condition.
 */
export function describeSection(
  section: DescribedSection,
  lexicon: SentenceWords,
  { sole = false }: { sole?: boolean } = {},
): Sentence {
  const isWay = section.role === 'case' || section.role === 'match';
  if (isWay && section.title) return [words(section.title)];
  if (sole && section.role === 'case') return [words('Then')];
  return headings[section.role](section, lexicon);
}
