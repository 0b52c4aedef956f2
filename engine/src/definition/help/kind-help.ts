import type { StepKind, StepOf } from '../steps/index.ts';
import type { stepBase } from '../steps/base.ts';

/** Under which heading people find a kind, in this order. */
export const kindGroups = [
  'Do',
  'People',
  'Decide',
  'Many',
  'Values',
  'If something fails',
  'Time',
  'Events',
  'Backlogs',
  'More',
] as const;
export type KindGroup = (typeof kindGroups)[number];

/** Fields that only this kind has. */
export type OwnField<K extends StepKind> = Exclude<keyof StepOf<K>, 'kind' | keyof typeof stepBase>;

/** A kind of step in the words of people: what picker, step panel and language reference say of it. */
export interface KindHelp<K extends StepKind = StepKind> {
  title: string;
  group: KindGroup;
  /** One sentence, for lists. */
  summary: string;
  /** What it does, when one takes it, and what it gives; a paragraph. */
  help: string;
  /** Further words that people may look for. */
  words: string;
  /** What each of its fields is for. */
  fields: Record<OwnField<K>, string>;
}
