import type { ActionDeclaration } from '../contract/index.ts';

function declare(
  overrides: Pick<ActionDeclaration, 'name' | 'mode'> & Partial<ActionDeclaration>,
): ActionDeclaration {
  return {
    title: overrides.name,
    sentence: overrides.name,
    description: '',
    icon: 'play',
    input: {
      type: 'object',
      properties: { text: { type: 'string' } },
      required: ['text'],
      additionalProperties: false,
    },
    output: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] },
    idempotent: true,
    timeout: '10s',
    retry: { attempts: 3, firstDelay: '100ms', factor: 2 },
    errors: [],
    example: {},
    ...overrides,
  };
}

/** Actions of the tests: one that is carried inside of the workflow task, one that is a task of its own, and the user's code. */
export const testActions: ActionDeclaration[] = [
  declare({ name: 'test.mark', mode: 'fast' }),
  declare({ name: 'test.send', mode: 'standard' }),
  declare({
    name: 'code.run',
    mode: 'fast',
    input: { type: 'object', properties: { source: { type: 'string' }, input: {} }, required: ['source'] },
    output: {},
  }),
];
