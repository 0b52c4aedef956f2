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

/** Actions of the tests: one that is carried inside of the workflow task, one that is a task of its own, the user's code, and the AI Assistant. */
export const testActions: ActionDeclaration[] = [
  declare({ name: 'test.mark', mode: 'fast' }),
  declare({ name: 'test.send', mode: 'standard' }),
  declare({
    name: 'code.run',
    mode: 'fast',
    input: { type: 'object', properties: { source: { type: 'string' }, input: {} }, required: ['source'] },
    output: {},
  }),
  declare({
    name: 'agent.answer',
    mode: 'standard',
    input: {
      type: 'object',
      properties: {
        instructions: { type: 'string' },
        input: { type: 'object' },
        output: { type: 'object' },
        actions: { type: 'array', items: { type: 'string' } },
        maxTurns: { type: 'integer' },
      },
      required: ['instructions'],
    },
    output: {
      type: 'object',
      properties: { answer: {}, model: { type: 'string' }, turns: { type: 'integer' } },
      required: ['answer', 'model', 'turns'],
    },
  }),
];
