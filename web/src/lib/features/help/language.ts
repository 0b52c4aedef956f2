import type { ExpressionEntry, FieldEntry, KindEntry, LanguageReference } from '@wfb/engine/reference';

/** The reference is large, and only wanted where it is read. */
export async function loadLanguage(): Promise<LanguageReference> {
  return (await import('./language.json')).default as LanguageReference;
}

/** What is left of the reference where every word that was looked for stands in an entry. */
export function searchLanguage(reference: LanguageReference, query: string): LanguageReference {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return reference;
  const has = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
  const fields = (all: FieldEntry[]): FieldEntry[] =>
    all.filter(({ name, help = '' }) => has(`${name} ${help}`));
  const entries = (all: ExpressionEntry[]): ExpressionEntry[] =>
    all.filter(({ name, help, example }) => has(`${name} ${help} ${example}`));
  return {
    groups: reference.groups
      .map(({ title, kinds }) => ({ title, kinds: kinds.filter((kind) => has(textOf(kind))) }))
      .filter(({ kinds }) => kinds.length > 0),
    step: fields(reference.step),
    retry: fields(reference.retry),
    workflow: fields(reference.workflow),
    triggers: reference.triggers.filter((trigger) =>
      has(`${trigger.title} ${trigger.kind} ${trigger.help} ${fieldText(trigger.fields)}`),
    ),
    events: fields(reference.events),
    backlogs: fields(reference.backlogs),
    readModels: fields(reference.readModels),
    names: entries(reference.names),
    operators: entries(reference.operators),
    methods: entries(reference.methods),
    helpers: reference.helpers
      .map(({ title, entries: all }) => ({ title, entries: entries(all) }))
      .filter(({ entries: found }) => found.length > 0),
  };
}

const textOf = ({ title, kind, summary, help, words, fields }: KindEntry): string =>
  `${title} ${kind} ${summary} ${help} ${words} ${fieldText(fields)}`;

const fieldText = (fields: FieldEntry[]): string =>
  fields.map(({ name, help = '' }) => `${name} ${help}`).join(' ');

export const isEmpty = ({ groups, helpers, triggers, ...lists }: LanguageReference): boolean =>
  [groups, helpers, triggers, ...Object.values(lists)].every((list) => list.length === 0);
