import type { DefinitionInput, Step } from '@wfb/engine/definition';

const input = { type: 'object', properties: { text: { type: 'string' } } } as const;
const ten = Array.from({ length: 10 }, (_, index) => index);

/** Ten fast tasks, each with the result of the one before. */
export const tenFastTasks: DefinitionInput = {
  format: 1,
  name: 'Ten fast tasks',
  input,
  steps: ten.map((index): Step => ({
    id: `hash${index}`,
    kind: 'task',
    action: 'crypto.hash',
    with: { text: index === 0 ? '{{ input.text }}' : `{{ steps.hash${index - 1}.value }}` },
  })),
  output: `{{ steps.hash9.value }}`,
};

/** A task per item of a list that is too long for one history. */
export const longList: DefinitionInput = {
  format: 1,
  name: 'Long list',
  input: { type: 'object', properties: { count: { type: 'number' } }, required: ['count'] },
  steps: [
    {
      id: 'each',
      kind: 'forEach',
      items: 'range(0, input.count)',
      concurrency: 50,
      window: 500,
      steps: [{ id: 'hash', kind: 'task', action: 'crypto.hash', with: { text: '{{ text(item) }}' } }],
      collect: '{{ steps.hash.value }}',
    },
  ],
  output: '{{ steps.each.length }}',
};

const tenPure = ten.map((index): Step => ({
  id: `pure${index}`,
  kind: 'transform',
  value: {
    text: index === 0 ? '{{ input.text }}' : `{{ steps.pure${index - 1}.text }}`,
    length: index === 0 ? '{{ input.text.length }}' : `{{ steps.pure${index - 1}.length + 1 }}`,
  },
}));

/** A webhook that computes and replies: proven free of effects, so it is executed in process. */
export const pureWebhook: DefinitionInput = {
  format: 1,
  name: 'Pure webhook',
  input,
  triggers: [{ id: 'hook', kind: 'webhook', reply: 'output' }],
  steps: tenPure,
  output: '{{ steps.pure9 }}',
};

/** The same ten steps behind a task, so that Temporal carries them. */
export const carriedWebhook: DefinitionInput = {
  ...pureWebhook,
  name: 'Carried webhook',
  steps: [
    ...tenPure,
    { id: 'hash', kind: 'task', action: 'crypto.hash', with: { text: '{{ steps.pure9.text }}' } },
  ],
  output: '{{ steps.pure9 }}',
};

/** One call of a service that applies each key once. */
export const callOf = (name: string, url: string): DefinitionInput => ({
  format: 1,
  name,
  steps: [{ id: 'call', kind: 'task', action: 'http.request', with: { method: 'POST', url, body: {} } }],
});
