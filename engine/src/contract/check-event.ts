import { type EventDeclaration, eventsOf } from '../definition/events.ts';
import { type FieldProblem, validateData } from './validate-data.ts';

/** What a run makes of an event: the data with its defaults, or why it does not take it. */
export type CheckedEvent =
  | { ok: true; data: unknown }
  | { ok: false; reason: 'unknown'; known: string[] }
  | { ok: false; reason: 'data'; problems: FieldProblem[] };

/** Holds an event against what a workflow declares. */
export function checkEvent(
  definition: { events?: EventDeclaration[] | undefined },
  name: string,
  data: unknown,
): CheckedEvent {
  const events = eventsOf(definition);
  const declared = events.find((event) => event.name === name);
  if (!declared) return { ok: false, reason: 'unknown', known: events.map((event) => event.name) };
  const checked = validateData(declared.schema, data);
  return checked.ok
    ? { ok: true, data: checked.value }
    : { ok: false, reason: 'data', problems: checked.problems };
}
