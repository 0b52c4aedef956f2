import type { EventDeclaration } from '../../definition/events.ts';
import type { Mock, ScriptedInput } from '../../simulator/index.ts';

/** A step as it is written: what is left out is filled in when it is read. */
export type Written = { id: string; kind: string; [field: string]: unknown };

/** Writes steps at a place of a workflow. A kind that cannot stand there in a way that ends the same each time writes a plain step. */
export type Make = (place: Place) => Written[];

/** What a workflow comes to need while its steps are written. */
export interface Surroundings {
  nextId(): string;
  /** Whether it may use what all runs of a project share. */
  readonly mayShare: boolean;
  events: EventDeclaration[];
  mocks: Record<string, Mock>;
  script: ScriptedInput[];
}

export interface Place extends Surroundings {
  /** Something else is under way beside it: which of them comes first is left to the machine, so nothing here may hang on it. */
  readonly atOnce: boolean;
  /** It is done several times: what comes from outside comes for the first time only. */
  readonly again: boolean;
  /** It undoes something: the run cannot end there. */
  readonly undoing: boolean;
  /** Steps before it whose values are there whatever happened. */
  readonly known: readonly string[];
}

/** Steps one after another; those behind may use the values of those in front. */
export function inOrder(makes: readonly Make[], place: Place): Written[] {
  const known = [...place.known];
  return makes.flatMap((make) => {
    const steps = make({ ...place, known });
    known.push(...steps.filter(({ kind }) => givesValue.has(kind)).map(({ id }) => id));
    return steps;
  });
}

const givesValue: ReadonlySet<string> = new Set(['task', 'transform', 'code', 'agent']);
