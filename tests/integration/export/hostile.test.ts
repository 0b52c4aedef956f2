import { actionDeclarations } from '@wfb/connectors/declarations';
import { parseDefinition } from '@wfb/engine/compiler';
import type { DefinitionInput } from '@wfb/engine/definition';
import { testActions } from '@wfb/engine/testing/actions';
import { childDefinition, examples } from '@wfb/engine/testing/examples';
import {
  canary,
  harmlessText,
  hostileText,
  placesOf,
  shapeOf,
  withTextAt,
} from '@wfb/engine/testing/hostile';
import { expect, test } from 'vitest';
import { publish } from '../../replay/support/host.ts';
import { exportPlans, stayingExamples } from '../../support/exported-project.ts';

const environment = {
  actions: [...testActions, ...actionDeclarations.filter(({ name }) => name !== 'code.run')],
  workflows: [{ id: 'child', name: 'Child', input: childDefinition.input as never }],
  secrets: ['TOKEN'],
};

const webhook: DefinitionInput = {
  format: 1,
  name: 'Hook',
  description: 'What it is for',
  input: {
    type: 'object',
    title: 'Order',
    properties: {
      id: {
        type: 'string',
        title: 'Id',
        description: 'Of the order',
        enum: ['a'],
        default: 'a',
        examples: ['b'],
      },
    },
  },
  triggers: [{ id: 'hook', kind: 'webhook', verify: 'secret', reply: 'output', dedupeBy: 'X-Id' }],
  steps: [
    { id: 'note', kind: 'code', title: 'Note', note: 'A note', source: 'export default () => 1;' },
    {
      id: 'pay',
      kind: 'task',
      action: 'http.request',
      with: { url: 'https://example.com', headers: { 'X-Key': '{{ secrets.TOKEN }}' } },
    },
  ],
  output: { given: '{{ steps.note }}' },
};

/** The definition with a text in every place that takes the hostile one. */
function filledWith(text: string, definition: DefinitionInput): DefinitionInput {
  // Names of fields come last: the places behind them are named by them.
  const places = placesOf(definition).toSorted((a, b) => Number(a.isKey) - Number(b.isKey));
  let [filled, hostile] = [definition, definition];
  for (const place of places) {
    const next = withTextAt(hostile, place, hostileText);
    if (!takes(next)) continue;
    [filled, hostile] = [withTextAt(filled, place, text), next];
  }
  return filled;
}

function takes(definition: DefinitionInput): boolean {
  if (!parseDefinition(definition).definition) return false;
  try {
    publish(definition, environment);
    return true;
  } catch {
    return false;
  }
}

const definitions = [
  webhook,
  ...examples.map(({ definition }) => definition).filter(({ name }) => !stayingExamples.has(name)),
  childDefinition,
];

const projectWith = (text: string) =>
  exportPlans(
    definitions.map((definition, index) => {
      const { plan } = publish(filledWith(text, definition), environment);
      // So that both projects have the same folders.
      return { ...plan, functionName: `p${index}` };
    }),
  );

test('whatever people write stays a text in each file of an exported project', async () => {
  const [hostile, harmless] = [await projectWith(hostileText), await projectWith(harmlessText)];
  expect(Object.keys(hostile)).toEqual(Object.keys(harmless));
  for (const [file, text] of Object.entries(hostile)) {
    const twin = harmless[file]!;
    if (/\.(ts|js)$/.test(file)) {
      const shape = shapeOf(file, text);
      expect(shape).not.toContain(`Identifier ${canary}`);
      expect(shape, file).toEqual(shapeOf(file, twin));
    } else if (file.endsWith('.json')) {
      expect(() => JSON.parse(text) as unknown, file).not.toThrow();
    } else {
      // No text begins a line of its own, so none ends a fence, a table or a variable.
      expect(text.split(/[\n\r]/).length, file).toBe(twin.split('\n').length);
    }
  }
  expect(JSON.stringify(hostile)).toContain(canary);
});
