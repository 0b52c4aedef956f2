import type { DefinitionInput } from '../../definition/index.ts';
import type { Mocks, ScriptedInput } from '../../simulator/index.ts';

const orderInput: DefinitionInput['input'] = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    total: { type: 'number' },
    lines: {
      type: 'array',
      items: { type: 'object', properties: { sku: { type: 'string' } }, required: ['sku'] },
    },
  },
  required: ['id', 'total', 'lines'],
};

export const orderOf = (overrides: Record<string, unknown> = {}) => ({
  id: 'A-1',
  total: 250,
  lines: [{ sku: 'red' }, { sku: 'green' }, { sku: 'blue' }],
  ...overrides,
});

export interface Example {
  definition: DefinitionInput;
  output: unknown;
  /** What stands in for tasks, where `testMocks` does not do. */
  mocks?: Mocks;
  /** What people and others do while it runs. */
  script?: ScriptedInput[];
}

/** A workflow that takes an order, and what it gives for `orderOf()`. */
export const example = (
  name: string,
  steps: DefinitionInput['steps'],
  output: unknown,
  expected: unknown,
  more: Partial<DefinitionInput> = {},
  surroundings: Pick<Example, 'mocks' | 'script'> = {},
): Example => ({
  definition: {
    format: 1,
    name,
    subject: `${name} {{ input.id }}`,
    input: orderInput,
    steps,
    output,
    ...more,
  } as DefinitionInput,
  output: expected,
  ...surroundings,
});
