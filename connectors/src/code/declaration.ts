import type { ConnectorDeclaration } from '@wfb/engine/contract';

export const code: ConnectorDeclaration = {
  name: 'code',
  title: 'Code',
  icon: 'code',
  description: 'Runs your own TypeScript.',
  actions: [
    {
      name: 'code.run',
      title: 'Run TypeScript',
      sentence: 'Run code',
      description:
        'Runs a module whose default export takes the fields of the step and gives a value. It has no network, no files and no clock to wait on.',
      icon: 'code',
      mode: 'fast',
      idempotent: true,
      timeout: '30s',
      // The same code with the same input fails again; only a crash of its surroundings is worth a second try.
      retry: { attempts: 3, firstDelay: '1s', factor: 2, maxDelay: '10s' },
      input: {
        type: 'object',
        required: ['source'],
        additionalProperties: false,
        properties: {
          source: {
            type: 'string',
            title: 'TypeScript',
            format: 'multiline',
            minLength: 1,
            maxLength: 100_000,
          },
          input: { title: 'Input', description: 'The argument of the default export.' },
          timeoutMs: { type: 'integer', title: 'Time limit, milliseconds', minimum: 10, maximum: 20_000 },
          memoryMb: { type: 'integer', title: 'Memory limit, MB', minimum: 16, maximum: 256 },
        },
      },
      output: {},
      errors: [
        {
          code: 'CODE_INVALID',
          title: 'The code cannot be read',
          remedy: 'Correct the line that the message names.',
          retryable: false,
        },
        {
          code: 'CODE_FAILED',
          title: 'The code threw an error',
          remedy: 'The message is the one of the code itself.',
          retryable: false,
        },
        {
          code: 'CODE_TIMED_OUT',
          title: 'The code took too long',
          remedy: 'Look for an endless loop, or give the step more time.',
          retryable: false,
        },
        {
          code: 'CODE_OUT_OF_MEMORY',
          title: 'The code used too much memory',
          remedy: 'Work on less data at a time.',
          retryable: false,
        },
        {
          code: 'CODE_OUTPUT_TOO_LARGE',
          title: 'The result is too large',
          remedy: 'Give back only what later steps need.',
          retryable: false,
        },
        {
          code: 'SANDBOX_UNAVAILABLE',
          title: 'The place where code runs is not ready',
          remedy: 'It is tried again by itself.',
          retryable: true,
        },
      ],
      example: {
        source:
          'export default (input: { items: { price: number }[] }) =>\n  input.items.reduce((sum, item) => sum + item.price, 0);\n',
        input: { items: '{{ input.items }}' },
      },
    },
  ],
};
