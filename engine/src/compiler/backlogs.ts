import { closest } from '../expressions/index.ts';
import type { BacklogDeclaration } from '../definition/backlogs.ts';
import type { CompileContext } from './context.ts';
import { declareBacklog, rename } from './proposals.ts';
import type { StepContext } from './steps/step.ts';

type KnownBacklog = Pick<BacklogDeclaration, 'name' | 'title' | 'item'>;

/** The backlogs that a workflow declares: their names, and the expressions over an item. */
export function checkBacklogs(context: CompileContext): void {
  const seen = new Set<string>();
  context.definition.backlogs.forEach(({ name, title = name, item, order, priority, key }, index) => {
    const path = ['backlogs', index];
    if (seen.has(name))
      context.report({
        code: 'DUPLICATE_ID',
        path: [...path, 'name'],
        message: `There is another backlog “${name}”.`,
        fix: rename(
          name,
          context.definition.backlogs.map((backlog) => backlog.name),
          [...path, 'name'],
        ),
      });
    seen.add(name);
    const scope = context.emptyScope.withItem({ of: name, title, schema: item });
    if (order === 'priority' && priority === undefined)
      context.report({
        code: 'PRIORITY_UNCLEAR',
        path: [...path, 'order'],
        message: `Say what makes an item of “${title}” more urgent than another.`,
        fix: { title: 'Take the oldest first', path: [...path, 'order'], value: 'oldestFirst' },
      });
    if (priority !== undefined)
      context.expression(priority, { path: [...path, 'priority'], scope, expected: { type: 'number' } });
    if (key !== undefined) context.expression(key, { path: [...path, 'key'], scope });
  });
}

/** The backlog that a step names: one of the workflow, or another of the project. Reports one that is not there. */
export function findBacklog(name: string, context: StepContext): KnownBacklog | undefined {
  const { definition, environment } = context.compilation;
  const all = [...definition.backlogs, ...(environment.backlogs ?? [])];
  const found = all.find((backlog) => backlog.name === name);
  if (found) return found;
  if (name !== '' && !environment.backlogs) return undefined;
  const meant = closest(
    name,
    all.map((backlog) => backlog.name),
  );
  context.report(
    'UNKNOWN_BACKLOG',
    ['backlog'],
    name === ''
      ? 'Choose a backlog.'
      : `The project has no backlog “${name}”.${meant ? ` Did you mean “${meant}”?` : ' Add it to the workflow’s backlogs.'}`,
    meant
      ? { fix: { title: `Use ${meant}`, value: meant } }
      : { elsewhere: declareBacklog(definition, name) },
  );
  return undefined;
}
