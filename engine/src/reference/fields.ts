import type { DataSchema } from '../definition/index.ts';

export interface FieldEntry {
  /** `deadline.after`; `cases[].when` is a field of each entry of a list. */
  name: string;
  type: string;
  required: boolean;
  /** What it is for; fields of fields are told by the one they belong to. */
  help?: string;
  /** As it would be written. */
  preset?: string;
  limits?: string;
}

/** What the generated JSON Schema of a field can hold. */
export interface JsonSchema {
  $ref?: string;
  type?: string;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  required?: string[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

/** Shapes that have a name of their own. */
const named: Record<string, string> = {
  Backlog: 'backlog',
  DataSchema: 'schema',
  Duration: 'length of time',
  ErrorCode: 'code',
  EventDeclaration: 'event',
  EventName: 'name of an event',
  Expression: 'expression',
  ObjectSchema: 'fields',
  ReadModel: 'read model',
  Retry: 'retry',
  StepId: 'id',
  StepList: 'steps',
  Template: 'value',
  Trigger: 'trigger',
};

/** What fields of fields are for: they are called the same wherever they stand. */
const innerHelp: Record<string, string> = {
  id: 'What it is called in data; it never changes.',
  title: 'What people call it.',
  name: 'What it is called in data.',
  label: 'What it is called.',
  steps: 'What happens.',
  when: 'The condition.',
  is: 'The values for which it runs.',
  after: 'How long, or which others it waits for.',
  then: 'What happens then.',
  atMost: 'How long at most.',
  people: 'People by their address.',
  roles: 'Everybody with at least that role.',
  starter: 'Whoever started the run.',
  to: 'Who, or where to.',
  kind: 'Which of these.',
  count: 'How many.',
  value: 'The value.',
  schema: 'What kind of value it is.',
  initial: 'What it is at the start.',
  final: 'Whether it ends here.',
  entry: 'What happens on entering.',
  exit: 'What happens on leaving.',
  transitions: 'The ways out.',
  event: 'Which event; in a state machine, * is any.',
  set: 'The fields that change.',
  remove: 'Whether it goes.',
  approve: 'What an approval brings about.',
  reject: 'What a rejection brings about.',
  failures: 'After any failure, or those with one of the codes.',
  cancel: 'Also when the run is cancelled.',
  timeout: 'Longest life of a run.',
};

const refName = ({ $ref }: JsonSchema): string | undefined => $ref?.split('/').at(-1);

/** The fields of an object, those of their own fields behind them. */
export function fieldsOf(
  schema: JsonSchema,
  help: Readonly<Record<string, string>>,
  leftOut: readonly string[] = [],
): FieldEntry[] {
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => !leftOut.includes(name))
    .flatMap(([name, field]) => flatten(name, field, isRequired(schema, name), help[name]));
}

const isRequired = ({ required = [], properties }: JsonSchema, name: string): boolean =>
  required.includes(name) && properties?.[name]?.default === undefined;

function flatten(name: string, schema: JsonSchema, required: boolean, help?: string): FieldEntry[] {
  const limits = limitsOf(schema);
  const own: FieldEntry = {
    name,
    type: typeOf(schema),
    required,
    ...(help === undefined ? {} : { help }),
    ...(schema.default === undefined ? {} : { preset: JSON.stringify(schema.default) }),
    ...(limits === undefined ? {} : { limits }),
  };
  return [own, ...innerOf(name, schema)];
}

function innerOf(name: string, schema: JsonSchema): FieldEntry[] {
  if (schema.type === 'array') return schema.items ? innerOf(`${name}[]`, schema.items) : [];
  const shapes = [schema, ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  const seen = new Set<string>();
  return shapes.flatMap((shape) =>
    Object.entries(shape.properties ?? {}).flatMap(([key, field]) => {
      // In a choice between objects, what tells them apart is told once.
      if (seen.has(key)) return [];
      seen.add(key);
      const values = shapes.flatMap(({ properties }) => properties?.[key]?.const ?? []);
      const merged = values.length > 1 ? { enum: values } : field;
      return flatten(`${name}.${key}`, merged, isRequired(shape, key), helpOfInner(key));
    }),
  );
}

function helpOfInner(name: string): string {
  const help = innerHelp[name];
  if (help === undefined)
    throw new Error(`The language reference does not say what “${name}” is for: see innerHelp.`);
  return help;
}

/** A type in plain words. Throws for a shape that has none: then `named` lacks it. */
function typeOf(schema: JsonSchema): string {
  const ref = refName(schema);
  if (ref !== undefined) {
    const word = named[ref];
    if (word === undefined) throw new Error(`The language reference has no word for ${ref}.`);
    return word;
  }
  const choices = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (choices) return choices.map((choice) => `\`${String(choice)}\``).join(', ');
  const shapes = schema.oneOf ?? schema.anyOf;
  if (shapes) return [...new Set(shapes.map(typeOf))].join(' or ');
  switch (schema.type) {
    case 'string':
      return 'text';
    case 'integer':
      return 'whole number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return `list of ${schema.items ? typeOf(schema.items) : 'value'}`;
    case 'object':
      return typeof schema.additionalProperties === 'object' && !schema.properties
        ? `${typeOf(schema.additionalProperties)} by name`
        : 'object';
    default:
      return schema.type ?? 'value';
  }
}

function limitsOf(schema: JsonSchema): string | undefined {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = schema;
  return (
    range(minimum, maximum, '') ??
    range(minLength, maxLength, ' characters') ??
    range(minItems, maxItems, ' entries')
  );
}

/** The largest number that a JSON Schema says where there is no bound. */
const unbounded = Number.MAX_SAFE_INTEGER;

function range(least: number | undefined, most: number | undefined, unit: string): string | undefined {
  const shown = (count: number): string => count.toLocaleString('en');
  const top = most === undefined || most >= unbounded ? undefined : most;
  if (top !== undefined)
    return least ? `${shown(least)} to ${shown(top)}${unit}` : `at most ${shown(top)}${unit}`;
  return least === undefined || least <= 0 ? undefined : `at least ${shown(least)}${unit}`;
}

/** The type of a value of a run, in words. */
export function valueType({ type, enum: choices, items }: DataSchema): string {
  if (choices?.length) return choices.map((choice) => `\`${String(choice)}\``).join(', ');
  switch (type) {
    case 'string':
      return 'text';
    case 'integer':
      return 'whole number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return items?.type ? `list of ${valueType(items)}` : 'list';
    case undefined:
      return 'value';
    default:
      return type;
  }
}
