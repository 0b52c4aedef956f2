import { type EventDeclaration, eventNameSchema } from '../definition/index.ts';
import { closest } from '../expressions/index.ts';
import type { CompileContext } from './context.ts';
import type { Path } from './diagnostics.ts';
import { declareEvent, rename } from './proposals.ts';
import type { StepContext } from './steps/step.ts';

/** The event of this name that the workflow declares; says so where there is none. */
export function checkEventName(
  name: string,
  purpose: string,
  context: StepContext,
  path: Path = ['event'],
): EventDeclaration | undefined {
  const { events } = context.compilation.definition;
  const declared = events.find((event) => event.name === name);
  if (declared) return declared;
  if (name === '') {
    context.report('UNKNOWN_EVENT', path, `Choose the event to ${purpose}.`);
    return undefined;
  }
  const meant = closest(
    name,
    events.map((event) => event.name),
  );
  context.report(
    'UNKNOWN_EVENT',
    path,
    `The workflow declares no event “${name}”.${meant ? ` Did you mean “${meant}”?` : ' Add it to the workflow’s events.'}`,
    meant
      ? { fix: { title: `Use ${meant}`, value: meant } }
      : { elsewhere: declareEvent(context.compilation.definition, name) },
  );
  return undefined;
}

/** Whether a text can be the name of an event; says so where it cannot. */
export function checkSentName(name: string, context: StepContext): void {
  if (name === '') context.report('UNKNOWN_EVENT', ['event'], 'Name the event to send.');
  else if (!eventNameSchema.safeParse(name).success)
    context.report(
      'UNKNOWN_EVENT',
      ['event'],
      `“${name}” cannot be the name of an event: it starts with a lower-case letter, then letters, digits or _.`,
    );
}

/** The events that a workflow declares are told apart by their names. */
export function checkEvents(context: CompileContext): void {
  const seen = new Set<string>();
  context.definition.events.forEach(({ name }, index) => {
    if (seen.has(name))
      context.report({
        code: 'DUPLICATE_ID',
        path: ['events', index, 'name'],
        message: `There is another event “${name}”.`,
        fix: rename(
          name,
          context.definition.events.map((event) => event.name),
          ['events', index, 'name'],
        ),
      });
    seen.add(name);
  });
}
