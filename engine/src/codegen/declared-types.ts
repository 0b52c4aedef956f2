import type { Plan } from '../compiler/plan.ts';
import { eventsOf } from '../definition/events.ts';
import type { DataSchema, ObjectSchema } from '../definition/index.ts';
import { propertyKey } from '../expressions/print/code.ts';
import { commentLines } from './literals.ts';
import { membersOf, typeOf } from './types.ts';
import { allSteps } from './walk.ts';
import { typePrefix } from './workflow.ts';
import { Writer } from './writer.ts';

/** What goes into a workflow, through it and out of it, as JSON Schemas. */
export interface DeclaredSchemas {
  input: ObjectSchema;
  /** Empty: nothing is known of it. */
  output: DataSchema;
  values: ObjectSchema;
  /** What comes with each event, by its name. */
  events: Record<string, ObjectSchema>;
  /** What each step gives, by its id; steps that give nothing are not there. */
  steps: Record<string, DataSchema>;
}

export function declaredSchemas(plan: Plan): DeclaredSchemas {
  const { input, values } = plan.definition;
  const outputs = new Map(plan.actions.map(({ action, output }) => [action, output]));
  const steps: Record<string, DataSchema> = {};
  for (const { step } of allSteps(plan.steps)) {
    const schema = plan.gives?.[step.id] ?? ('action' in step ? outputs.get(step.action) : undefined);
    if (schema) steps[step.id] = schema;
  }
  return {
    input,
    output: plan.outputSchema ?? {},
    values: {
      type: 'object',
      properties: Object.fromEntries(values.map(({ name, schema }) => [name, schema])),
      required: values.map(({ name }) => name),
    },
    events: Object.fromEntries(eventsOf(plan.definition).map(({ name, schema }) => [name, schema])),
    steps,
  };
}

/** The same as TypeScript, for programs that start the workflow, send it events or read what it gave. */
export function writeDeclaredTypes(plan: Plan): string {
  const { input, output, values, events, steps } = declaredSchemas(plan);
  const prefix = typePrefix(plan);
  const writer = new Writer();
  const declare = (name: string, members: string[], about: string): void => {
    writer.line('');
    writer.line(`/** ${about} */`);
    if (members.length === 0) writer.line(`export type ${prefix}${name} = Record<string, never>;`);
    else
      writer.block(`export interface ${prefix}${name} {`, () => members.forEach((line) => writer.line(line)));
  };
  const byName = (schemas: Record<string, DataSchema>): string[] =>
    Object.entries(schemas).map(([name, schema]) => `${propertyKey(name)}: ${typeOf(schema)};`);

  for (const line of commentLines(plan.definition.name)) writer.line(line);
  declare('Input', membersOf(input), 'What a run is given.');
  writer.line('');
  writer.line('/** What a run gives at its end. */');
  writer.line(
    `export type ${prefix}Output = ${Object.keys(output).length === 0 ? 'unknown' : typeOf(output)};`,
  );
  declare('Values', membersOf(values), 'What a run remembers; can be read while it goes on.');
  declare('Events', byName(events), 'What a run can be sent, by the name of the event.');
  declare('Steps', byName(steps), 'What the steps give, by their ids.');
  return writer.toString();
}
