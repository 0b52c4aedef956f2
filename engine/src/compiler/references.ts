import type { DataSchema } from '../definition/data-schema.ts';
import { closest, type Expression, type Reference } from '../expressions/index.ts';
import type { CompileContext, FieldPlace } from './context.ts';
import { type DiagnosticCode, listed } from './diagnostics.ts';
import { kindWords } from './fields.ts';
import { inferExpression } from './infer.ts';
import { findStep } from '../definition/index.ts';
import { declareValue, type Proposal } from './proposals.ts';
import { errorSchema, runSchema } from './known-schemas.ts';
import { stepCompilers } from './steps/index.ts';

interface Problem {
  code: DiagnosticCode;
  message: string;
  /** What to write in place of the node. */
  replacement?: string;
  /** Where nothing in the expression is wrong: what to do about the workflow. */
  elsewhere?: Proposal | undefined;
}
type Found = { schema: DataSchema | undefined } | Problem;

/** What an expression gives at a place of the workflow; reports references that do not hold there. */
export function inferIn(
  expression: Expression,
  place: FieldPlace,
  context: CompileContext,
): DataSchema | undefined {
  const report = (node: { start: number; end: number }, problem: Problem) =>
    reportProblem(expression, node, problem, place, context);
  return inferExpression(expression.ast, {
    reference(node) {
      const found = resolve(node.reference, place, context);
      if ('schema' in found) return found.schema;
      report(node, found);
      return undefined;
    },
    unknownField(node, name, names, of) {
      const meant = closest(name, names);
      const start = node.type === 'Member' ? node.object.end : node.start;
      report(
        { start, end: node.end },
        {
          code: 'UNKNOWN_FIELD',
          message: unknownFieldSentence(name, names, of, meant),
          ...(meant === undefined ? {} : { replacement: `.${meant}` }),
        },
      );
    },
    untypedFunction(node) {
      node.untyped = true;
    },
  });
}

function unknownFieldSentence(
  name: string,
  names: string[],
  of: DataSchema,
  meant: string | undefined,
): string {
  if (of.type !== 'object') return `This is ${kindWords(of)}, which has no “${name}”.`;
  const what = of.title ? `“${of.title}” has no` : 'There is no';
  if (meant) return `${what} “${name}” here. Did you mean “${meant}”?`;
  if (names.length === 0) return `${what} “${name}” here: it has no fields yet.`;
  const shown = names.length > 8 ? [...names.slice(0, 8), `${names.length - 8} more`] : names;
  return `${what} “${name}” here. There is ${listed(shown)}.`;
}

function reportProblem(
  { source }: Expression,
  node: { start: number; end: number },
  { code, message, replacement, elsewhere }: Problem,
  place: FieldPlace,
  context: CompileContext,
): void {
  const field = valueAt(context.definition, place.path);
  const stepId = place.stepId === undefined ? {} : { stepId: place.stepId };
  const fix = replacement === undefined ? undefined : corrected(field, source, node, replacement);
  context.report({
    code,
    ...stepId,
    path: place.path,
    message,
    ...(fix === undefined
      ? elsewhere
        ? { fix: elsewhere }
        : {}
      : { fix: { title: `Write ${replacement!.replace(/^\./, '')}`, path: place.path, value: fix } }),
  });
}

/** The text of a field with a part of one of its expressions replaced. Offsets of a template count from the field's start. */
function corrected(
  field: unknown,
  source: string,
  node: { start: number; end: number },
  replacement: string,
): string | undefined {
  if (typeof field !== 'string') return undefined;
  return field.slice(0, node.start) + replacement + field.slice(node.end);
}

function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
    root,
  );
}

type RootRule<R extends Reference['root']> = (
  reference: Extract<Reference, { root: R | string }>,
  place: FieldPlace,
  context: CompileContext,
) => Found;

const rules: { [R in Reference['root']]: RootRule<R> } = {
  input: (_, __, { definition }) => ({ schema: definition.input }),
  run: () => ({ schema: runSchema }),
  item: (_, { scope }) => (scope.item ? { schema: scope.item.schema } : outsideLoop('item')),
  item_index: (_, { scope }) => (scope.item ? { schema: { type: 'integer' } } : outsideLoop('item_index')),
  event: (_, { scope }) =>
    scope.event
      ? { schema: scope.event }
      : {
          code: 'EVENT_NOT_HERE',
          message: '“event” is only there where an event is waited for or has just come.',
        },
  items: (reference, { scope }) => {
    const id = nameOf(reference);
    const item = scope.itemOf(id);
    if (item) return { schema: item.schema };
    const meant = closest(
      id,
      scope.items.map(({ of }) => of),
    );
    return {
      code: 'ITEM_OUTSIDE_LOOP',
      message: `“items.${id}” is only there inside of a “for each” with that id.${meant ? ` Did you mean “items.${meant}”?` : ''}`,
      ...(meant ? { replacement: `items.${meant}` } : {}),
    };
  },
  error: (_, { scope }) =>
    scope.hasError
      ? { schema: errorSchema }
      : {
          code: 'ERROR_OUTSIDE_CATCH',
          message: '“error” is only there in the steps that run when something failed.',
        },
  values: (reference, _, { definition }) => {
    const name = nameOf(reference);
    const value = definition.values.find((candidate) => candidate.name === name);
    if (value) return { schema: value.schema };
    const meant = closest(
      name,
      definition.values.map((candidate) => candidate.name),
    );
    return {
      code: 'UNKNOWN_VALUE',
      message: `The workflow has no value “${name}”.${meant ? ` Did you mean “${meant}”?` : ' Add it to the workflow’s values.'}`,
      ...(meant ? { replacement: `values.${meant}` } : { elsewhere: declareValue(definition, name) }),
    };
  },
  secrets: () => ({
    code: 'SECRET_OUTSIDE_TASK',
    message: 'Secrets can only be used in the fields of a task: nothing else may see them.',
  }),
  steps: (reference, place, context) => resolveStep(nameOf(reference), place, context),
};

const nameOf = (reference: Reference): string => ('name' in reference ? reference.name : '');

function resolve(reference: Reference, place: FieldPlace, context: CompileContext): Found {
  return (rules[reference.root] as RootRule<Reference['root']>)(reference as never, place, context);
}

const outsideLoop = (name: string): Problem => ({
  code: 'ITEM_OUTSIDE_LOOP',
  message: `“${name}” is only there inside of a “for each”.`,
});

function resolveStep(id: string, place: FieldPlace, context: CompileContext): Found {
  const value = place.scope.find(id);
  if (value) return { schema: value.schema };
  const step = context.step(id);
  if (!step) {
    const meant = closest(id, context.stepIds);
    return {
      code: 'UNKNOWN_REFERENCE',
      message: `There is no step “${id}”.${meant ? ` Did you mean “${meant}”?` : ''}`,
      ...(meant ? { replacement: `steps.${meant}` } : {}),
    };
  }
  const title = context.titleOf(step);
  if (step.disabled) {
    const path = [...(findStep(context.definition.steps, id)?.path ?? []), 'disabled'];
    return {
      code: 'STEP_DISABLED',
      message: `The step “${title}” is switched off, so it gives no value.`,
      elsewhere: { title: 'Switch it on', path, value: false },
    };
  }
  if (!stepCompilers[step.kind].givesValue)
    return { code: 'STEP_WITHOUT_VALUE', message: `The step “${title}” gives no value.` };
  if (id === place.stepId) return { code: 'NOT_YET_AVAILABLE', message: 'A step cannot use its own result.' };
  if (place.stepId !== undefined && context.isWithin(place.stepId, id))
    return {
      code: 'NOT_YET_AVAILABLE',
      message: `“${title}” is still going on here: its result is there behind it.`,
    };
  return {
    code: 'NOT_YET_AVAILABLE',
    message: `The result of “${title}” is not there at this point: it comes later, runs at the same time, or is inside of a “for each”.`,
  };
}
