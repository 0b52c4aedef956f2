import type { ReadModelDeclaration } from '../definition/read-models.ts';
import type { Template } from '../definition/template.ts';
import {
  lib,
  parseExpression,
  parseTemplate,
  printGuarded,
  printTemplateGuarded,
} from '../expressions/index.ts';
import { compileGuarded, names, type RootValues } from './evaluate.ts';

/** Longest key. Characters. */
const maxKeyLength = 500;
/** Largest entry. Characters of its JSON. */
const maxEntryLength = 64 * 1024;

/** A recorded event as the expressions of a read model see it. */
export interface FoldedEvent {
  /** Its kind. */
  name: string;
  subject: string;
  /** Among the events of its subject. */
  number: number;
  data: unknown;
  /** ISO 8601. */
  at: string;
}

export type Entry = Record<string, unknown>;

export interface ReadModelFold {
  /** Kinds of events that change anything. */
  kinds: ReadonlySet<string>;
  /** The entry that an event belongs to; null where it belongs to none. Throws an `ExpressionFailure` on what it cannot work with. */
  keyOf(event: FoldedEvent): string | null;
  /** The entry behind an event; undefined where there is none any more. Throws as `keyOf` does. */
  entryAfter(entry: Entry | undefined, event: FoldedEvent): Entry | undefined;
}

/** Makes what folds events out of a declaration. Pure: the same events give the same entries, whenever and wherever that is done. */
export function createFold({ key, initial, on }: Omit<ReadModelDeclaration, 'name'>): ReadModelFold {
  const makeKey =
    key === undefined ? ({ event }: RootValues) => (event as FoldedEvent).subject : evaluator(key);
  const makeInitial = templateEvaluator(initial);
  const folds = on.map(({ event, when, set, remove }) => ({
    event,
    remove,
    holds: when === undefined ? () => true : evaluator(when),
    make: templateEvaluator(set),
  }));
  return {
    kinds: new Set(on.map(({ event }) => event)),
    keyOf(event) {
      const made = makeKey({ event });
      return made === null || made === undefined || made === ''
        ? null
        : lib.text(made).slice(0, maxKeyLength);
    },
    entryAfter(before, event) {
      let entry = before;
      for (const { event: kind, holds, make, remove } of folds) {
        if (kind !== event.name) continue;
        const item = entry ?? (makeInitial({}) as Entry);
        if (!holds({ item, event })) continue;
        entry = remove ? undefined : { ...item, ...(make({ item, event }) as Entry) };
      }
      if (entry && JSON.stringify(entry).length > maxEntryLength)
        throw new RangeError(`An entry can hold ${maxEntryLength / 1024} KiB; this one would be larger.`);
      return entry;
    },
  };
}

const evaluator = (source: string) => compileGuarded(printGuarded(parseExpression(source), { names }));

const templateEvaluator = (template: Template) =>
  compileGuarded(
    printTemplateGuarded(
      parseTemplate(template, (error) => {
        throw error;
      }),
      { names },
    ),
  );
