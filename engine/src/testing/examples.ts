import type { DefinitionInput } from '../definition/index.ts';
import type { Example } from './examples/example.ts';
import { loops } from './examples/loops.ts';
import { people } from './examples/people.ts';
import { projectData } from './examples/project-data.ts';
import { runs } from './examples/runs.ts';
import { scopes } from './examples/scopes.ts';
import { tasks } from './examples/tasks.ts';
import { ways } from './examples/ways.ts';

export { orderOf } from './examples/example.ts';

/** A workflow per kind of step, with what it gives for `orderOf()`. */
export const examples: readonly Example[] = [
  ...tasks,
  ...people,
  ...ways,
  ...loops,
  ...scopes,
  ...runs,
  ...projectData,
];

export const childDefinition: DefinitionInput = {
  format: 1,
  name: 'Child',
  input: { type: 'object', properties: { id: { type: 'string' } } },
  steps: [{ id: 'mark', kind: 'task', action: 'test.mark', with: { text: 'x' } }],
  output: 'child of {{ input.id }}',
};
