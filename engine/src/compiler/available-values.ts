import type { DataSchema } from '../definition/data-schema.ts';
import { type Definition, humanize } from '../definition/index.ts';
import { identifierPattern } from '../expressions/index.ts';
import { compileIn } from './compile.ts';
import { CompileContext } from './context.ts';
import type { CompileEnvironment } from './environment.ts';
import { errorSchema, runSchema } from './known-schemas.ts';
import type { Scope } from './scope.ts';

/** Where a value comes from: what chips are grouped by. */
export type ValueSource =
  | { kind: 'input' | 'values' | 'item' | 'event' | 'error' | 'run'; title: string }
  | { kind: 'step'; stepId: string; title: string };

export interface AvailableValue {
  /** The expression that picks it: `steps.charge.receipt.url`. */
  path: string;
  title: string;
  schema: DataSchema;
  source: ValueSource;
  /** False: it may be nothing, because the way to it may not have been gone. */
  certain: boolean;
  /** How many fields lie between it and its source; 0 is the source itself. */
  level: number;
}

/** Fields of fields that are offered; deeper ones can still be written. */
const deepest = 4;

/** The values that can be used in a step's fields (without `stepId`: in the workflow's output), in reading order. */
export function availableValues(
  definition: Definition,
  stepId: string | undefined,
  environment: CompileEnvironment,
): AvailableValue[] {
  const context = new CompileContext(definition, environment);
  compileIn(context);
  const scope = context.scopes.get(stepId) ?? context.emptyScope;
  return [
    ...flatten('input', definition.input, { kind: 'input', title: 'Start form' }),
    ...definition.values.flatMap(({ name, title, schema }) =>
      flatten(
        `values.${name}`,
        { ...schema, title: title ?? schema.title ?? humanize(name) },
        { kind: 'values', title: 'Values' },
      ),
    ),
    ...ofScope(scope),
    ...flatten('run', runSchema, { kind: 'run', title: 'This run' }),
  ];
}

function ofScope(scope: Scope): AvailableValue[] {
  return [
    ...(scope.item
      ? [
          ...flatten('item', { title: 'Item', ...scope.item.schema }, { kind: 'item', title: 'Each item' }),
          ...flatten(
            'item_index',
            { type: 'integer', title: 'Place of the item' },
            { kind: 'item', title: 'Each item' },
          ),
        ]
      : []),
    ...(scope.event ? flatten('event', scope.event, { kind: 'event', title: 'The event' }) : []),
    ...scope.items
      .slice(1)
      .flatMap(({ of, title, schema }) =>
        flatten(
          `items.${of}`,
          { ...schema, title: `Item of ${title}` },
          { kind: 'item', title: 'Each item' },
        ),
      ),
    ...(scope.hasError ? flatten('error', errorSchema, { kind: 'error', title: 'What failed' }) : []),
    ...scope
      .values()
      .flatMap(({ id, title, schema, certain }) =>
        flatten(`steps.${id}`, { ...schema, title }, { kind: 'step', stepId: id, title }, certain),
      ),
  ];
}

function flatten(
  path: string,
  schema: DataSchema,
  source: ValueSource,
  certain = true,
  level = 0,
): AvailableValue[] {
  const title = schema.title ?? humanize(path.slice(path.lastIndexOf('.') + 1));
  const own: AvailableValue = { path, title, schema, source, certain, level };
  if (level === deepest || schema.type !== 'object') return [own];
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    flatten(
      identifierPattern.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`,
      { ...field, title: field.title ?? humanize(name) },
      source,
      certain,
      level + 1,
    ),
  );
  return [own, ...fields];
}
