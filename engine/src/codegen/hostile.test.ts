import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile, parseDefinition, type Plan } from '../compiler/index.ts';
import type { DefinitionInput } from '../definition/index.ts';
import { testActions } from '../testing/actions.ts';
import { childDefinition, examples } from '../testing/examples.ts';
import { canary, harmlessText, hostileText, placesOf, shapeOf, withTextAt } from '../testing/hostile.ts';
import { exportedModule, generate } from './index.ts';

const environment = {
  actions: testActions,
  workflows: [{ id: 'child', name: 'Child', input: childDefinition.input as never }],
  secrets: ['TOKEN'],
};

/** What can be written around steps: no example has all of it. */
const around: DefinitionInput = {
  format: 1,
  name: 'Around',
  description: 'What it is for',
  subject: 'Order {{ input.id }}',
  input: {
    type: 'object',
    title: 'Order',
    properties: {
      id: { type: 'string', title: 'Id', enum: ['a', 'b'], default: 'a', examples: ['b'], pattern: '^a' },
    },
  },
  triggers: [
    { id: 'manual', kind: 'manual' },
    { id: 'hook', kind: 'webhook', dedupeBy: 'X-Id' },
    { id: 'daily', kind: 'schedule', cron: '0 9 * * *', timeZone: 'Europe/Berlin', input: { id: 'a' } },
  ],
  values: [{ name: 'state', title: 'State', schema: { type: 'string', enum: ['new'] }, initial: 'new' }],
  events: [
    { name: 'paid', schema: { type: 'object', properties: { by: { type: 'string', enum: ['card'] } } } },
  ],
  steps: [
    {
      id: 'told',
      kind: 'transform',
      title: 'Told',
      note: 'A note',
      value: { text: "{{ upper('x') + `${input.id} y` }}" },
    },
    {
      id: 'paid',
      kind: 'task',
      title: 'Paid',
      action: 'test.send',
      with: { text: 'Bearer {{ secrets.TOKEN }} x' },
    },
  ],
  output: { 'two words': ['{{ steps.told.text }}', "{{ get(input, 'x y') }}"] },
};

const definitions = [...examples.map(({ definition }) => definition), childDefinition, around];

function planOf(definition: DefinitionInput): Plan | undefined {
  const parsed = parseDefinition(definition);
  if (!parsed.definition) {
    expect(parsed.diagnostics.length).toBeGreaterThan(0);
    return undefined;
  }
  const { plan, diagnostics } = compile(parsed.definition, environment);
  if (!plan) expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  return plan;
}

/** The shapes of all code of a plan, its name left out of them. */
function shapesOf(plan: Plan): Record<string, string> {
  const named = new RegExp(` ${plan.functionName}(\\w*)$`, 'gim');
  const files = { 'hosted.js': hostedFunction(plan), ...exportedModule(plan) };
  return Object.fromEntries(
    Object.entries(files).map(([file, code]) => [file, shapeOf(file, code).replace(named, ' <name>$1')]),
  );
}

const hostedFunction = (plan: Plan): string =>
  `async function hosted(workflow, runtime, guard, lib, steps) {\n${generate(plan).javascript}}`;

describe.each(definitions.map((definition) => ({ name: definition.name, definition })))(
  'whatever is written in “$name”',
  ({ definition }) => {
    test('is refused, or is a text in code that does the same', () => {
      let accepted = 0;
      for (const place of placesOf(definition)) {
        const plan = planOf(withTextAt(definition, place, hostileText));
        if (!plan) continue;
        accepted += 1;
        const harmless = planOf(withTextAt(definition, place, harmlessText));
        const shapes = shapesOf(plan);
        expect(JSON.stringify(shapes), place.path.join('.')).not.toMatch(
          new RegExp(`Identifier ${canary.slice(0, -1)}`),
        );
        if (harmless) expect(shapes, place.path.join('.')).toEqual(shapesOf(harmless));
      }
      // At least the name of the workflow is free to choose.
      expect(accepted).toBeGreaterThan(0);
    });
  },
);

test('random texts in random places are refused, or are texts in code that does the same', () => {
  const places = definitions.flatMap((definition) =>
    placesOf(definition).map((place) => ({ definition, place })),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc
      .array(
        fc.constantFrom(...hostileText.split(' '), '{{', '}}', "{{ '", "' }}", '{{ `${', '\n', '\\', canary),
        {
          minLength: 1,
          maxLength: 8,
        },
      )
      .map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }).map((literal) => `{{ ${JSON.stringify(literal)} }}`),
    fc.string({ unit: 'binary' }).map((key) => `{{ get({ a: [1] }, ${JSON.stringify(key)}) }}`),
  );
  fc.assert(
    fc.property(fc.constantFrom(...places), text, ({ definition, place }, given) => {
      const plan = planOf(withTextAt(definition, place, given));
      if (plan) expect(JSON.stringify(shapesOf(plan))).not.toContain(`Identifier ${canary}`);
    }),
    { numRuns: 1_000 },
  );
});
