import fc from 'fast-check';
import {
  type Definition,
  newStep,
  type Step,
  type StepKind,
  stepKinds,
  withSection,
  sectionsOf,
} from '../../definition/index.ts';

const references = [
  'input.total',
  'input.items',
  'input.id',
  'steps.s1',
  'steps.s2.receipt',
  'values.stage',
  'item',
  'item.price',
  'item_index',
  'error.message',
  'run.id',
  'secrets.stripeKey',
  'input.nope',
];
const expression = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...references) },
  fc.tuple(fc.constantFrom(...references), fc.constantFrom(...references)).map(([a, b]) => `${a} + ${b}`),
  fc.constantFrom(
    '',
    '1 +',
    'x => x',
    'sum(input.items, i => i.price)',
    '}}',
    '{{ input.id }}',
    'input.items.map(',
    'true',
  ),
);
const text = fc.oneof(
  expression.map((source) => `{{ ${source} }}`),
  expression.map((source) => `a {{ ${source} }} b`),
  fc.string({ maxLength: 5 }),
  fc.constant('1h'),
);

const ids = fc.integer({ min: 1, max: 12 }).map((number) => `s${number}`);

/** A step with its texts and expressions overwritten: still of its schema's shape, but not of its sense. */
function withTexts(step: Step, texts: string[]): Step {
  let next = 0;
  const take = () => texts[next++ % texts.length]!;
  const overwrite = (value: unknown, key: string): unknown => {
    if (typeof value === 'string' && ['ask', 'message', 'when', 'items', 'value', 'for'].includes(key))
      return take();
    if (Array.isArray(value)) return value.map((item) => overwrite(item, ''));
    if (typeof value !== 'object' || value === null) return value;
    if (key === 'with' || key === 'values') return { [take().slice(0, 4) || 'a']: take(), amount: take() };
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, overwrite(inner, name)]));
  };
  return overwrite(step, '') as Step;
}

const anySteps: fc.Arbitrary<Step[]> = fc.letrec<{ steps: Step[] }>((tie) => ({
  steps: fc.oneof(
    { maxDepth: 3 },
    fc.constant<Step[]>([]),
    fc.array(
      fc
        .tuple(
          fc.constantFrom<StepKind>(...stepKinds),
          ids,
          fc.array(text, { minLength: 1, maxLength: 4 }),
          tie('steps'),
          fc.boolean(),
        )
        .map(([kind, id, texts, inner, disabled]) => {
          const step = withTexts(newStep(kind, id), texts);
          const filled = sectionsOf(step).reduce((holder, { key }) => withSection(holder, key, inner), step);
          return disabled ? { ...filled, disabled } : filled;
        }),
      { minLength: 1, maxLength: 4 },
    ),
  ),
})).steps;

/** Drafts as people leave them: right in shape, and everything else possible. */
export const anyDraft: fc.Arbitrary<Definition> = fc
  .tuple(anySteps, text, text)
  .map(([steps, subject, output]) => ({
    format: 1,
    name: 'Draft',
    backlogs: [],
    readModels: [],
    subject,
    input: {
      type: 'object',
      properties: {
        id: { type: 'string' },
        total: { type: 'number' },
        items: { type: 'array', items: { type: 'object', properties: { price: { type: 'number' } } } },
      },
    },
    triggers: [{ id: 'manual', kind: 'manual' }],
    values: [{ name: 'stage', schema: { type: 'string' }, initial: 'new' }],
    events: [{ name: 'paid', schema: { type: 'object', properties: { amount: { type: 'number' } } } }],
    steps,
    output,
    settings: {},
  }));
