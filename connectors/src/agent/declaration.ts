import type { ConnectorDeclaration } from '@wfb/engine/contract';

export const agent: ConnectorDeclaration = {
  name: 'agent',
  title: 'AI Assistant',
  icon: 'bot',
  description: 'Asks an AI Assistant.',
  actions: [
    {
      name: 'agent.answer',
      title: 'Ask the AI Assistant',
      sentence: 'Ask the AI Assistant: {instructions}',
      description:
        'Gives instructions and values to an AI Assistant, which answers in words or with the fields that are asked for.',
      icon: 'bot',
      mode: 'standard',
      idempotent: true,
      timeout: '5m',
      retry: { attempts: 3, firstDelay: '2s', factor: 3, maxDelay: '1m' },
      input: {
        type: 'object',
        required: ['instructions'],
        additionalProperties: false,
        properties: {
          instructions: {
            type: 'string',
            title: 'What it is to do',
            format: 'multiline',
            minLength: 1,
            maxLength: 100_000,
          },
          input: { title: 'Values it gets', type: 'object', additionalProperties: true },
          output: {
            title: 'What it answers with',
            description: 'A JSON Schema of the answer; without one it answers in words.',
            type: 'object',
            additionalProperties: true,
          },
          actions: {
            title: 'Actions it may use',
            type: 'array',
            maxItems: 50,
            items: { type: 'string' },
          },
          maxTurns: { title: 'Turns at most', type: 'integer', minimum: 1, maximum: 100, default: 10 },
        },
      },
      output: {
        type: 'object',
        required: ['answer', 'model', 'turns'],
        properties: {
          answer: { title: 'Answer' },
          model: { type: 'string', title: 'Model that answered' },
          turns: { type: 'integer', title: 'Turns that it took' },
        },
      },
      errors: [
        {
          code: 'ANSWER_INVALID',
          title: 'The answer is not what was asked for',
          remedy: 'Ask for simpler fields, or say more clearly what belongs into them.',
          retryable: true,
        },
      ],
      example: {
        instructions: 'Which team should answer this letter?',
        input: { letter: '{{ input.letter }}' },
        output: { type: 'object', properties: { team: { type: 'string', enum: ['Sales', 'Support'] } } },
      },
    },
  ],
};
