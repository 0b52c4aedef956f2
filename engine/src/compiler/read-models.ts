import { closest } from '../expressions/index.ts';
import type { ReadModelDeclaration } from '../definition/read-models.ts';
import type { CompileContext } from './context.ts';
import { recordedFactSchema } from './known-schemas.ts';
import type { StepContext } from './steps/step.ts';
import { checkValue } from './values-check.ts';

type KnownReadModel = Pick<ReadModelDeclaration, 'name' | 'title' | 'state'>;

/** The read models that a workflow declares: their names, and how they fold events into entries. */
export function checkReadModels(context: CompileContext): void {
  const seen = new Set<string>();
  context.definition.readModels.forEach((model, index) => {
    const { name, title = name, state, key, initial, on } = model;
    const path = ['readModels', index];
    if (seen.has(name))
      context.report({
        code: 'DUPLICATE_ID',
        path: [...path, 'name'],
        message: `There is another read model “${name}”.`,
      });
    seen.add(name);
    const withEvent = context.emptyScope.withEvent(recordedFactSchema);
    const scope = withEvent.withItem({ of: name, title, schema: state });
    if (key !== undefined) context.expression(key, { path: [...path, 'key'], scope: withEvent });
    const { parsed } = context.template(initial, { path: [...path, 'initial'], scope: context.emptyScope });
    // What an entry lacks at first may come with its events.
    for (const problem of checkValue(parsed, { ...state, required: [] }, [...path, 'initial']))
      context.report({
        code: 'TYPE_MISMATCH',
        path: problem.path,
        message: problem.message,
        ...(problem.fix ? { fix: { ...problem.fix, path: problem.path } } : {}),
      });
    if (on.length === 0)
      context.report({
        code: 'NOTHING_FOLDED',
        path: [...path, 'on'],
        message: `Say which events change “${title}”: as it is, it stays empty.`,
        severity: 'warning',
      });
    on.forEach(({ when, set }, place) => {
      const at = [...path, 'on', place];
      if (when !== undefined) context.expression(when, { path: [...at, 'when'], scope });
      for (const [field, value] of Object.entries(set)) {
        const expected = state.properties?.[field];
        context.template(value, { path: [...at, 'set', field], scope, ...(expected ? { expected } : {}) });
        if (!expected && state.properties && !state.additionalProperties)
          context.report({
            code: 'UNKNOWN_FIELD',
            path: [...at, 'set', field],
            message: `An entry of “${title}” has no field “${field}”.`,
          });
      }
    });
  });
}

/** The read model that a step names: one of the workflow, or another of the project. Reports one that is not there. */
export function findReadModel(name: string, context: StepContext): KnownReadModel | undefined {
  const { definition, environment } = context.compilation;
  const all = [...definition.readModels, ...(environment.readModels ?? [])];
  const found = all.find((model) => model.name === name);
  if (found) return found;
  if (name !== '' && !environment.readModels) return undefined;
  const meant = closest(
    name,
    all.map((model) => model.name),
  );
  context.report(
    'UNKNOWN_READ_MODEL',
    ['model'],
    name === ''
      ? 'Choose a read model.'
      : `The project has no read model “${name}”.${meant ? ` Did you mean “${meant}”?` : ' Add it to the workflow’s read models.'}`,
    meant ? { fix: { title: `Use ${meant}`, value: meant } } : {},
  );
  return undefined;
}
