import { expect, it } from 'vitest';
import { actionDeclarations, connectors } from './declarations.ts';
import { actionRuns } from './run.ts';

it('declares exactly the actions that can be run', () => {
  expect(actionDeclarations.map(({ name }) => name).sort()).toEqual(Object.keys(actionRuns).sort());
});

it('names actions after their connector', () => {
  for (const { name, actions } of connectors) {
    for (const action of actions) expect(action.name.startsWith(`${name}.`)).toBe(true);
  }
});

it.each(actionDeclarations.map((action) => [action.name, action] as const))(
  '%s speaks only of fields it has',
  (_name, { input, sentence, example }) => {
    const fields = Object.keys(input.properties);
    const spoken = [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    for (const field of [...spoken, ...Object.keys(example), ...(input.required ?? [])]) {
      expect(fields).toContain(field);
    }
  },
);
