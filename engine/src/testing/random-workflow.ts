import fc from 'fast-check';
import type { DefinitionInput, StepKind } from '../definition/index.ts';
import type { Mocks, ScriptedInput } from '../simulator/index.ts';
import { inOrder, type Make, type Surroundings, type Written } from './random/context.ts';
import { randomKinds } from './random/kinds.ts';

/** A workflow with all that happens around it: who answers its tasks, what people decide, what comes from outside. */
export interface RandomWorkflow {
  definition: DefinitionInput;
  mocks: Mocks;
  script: ScriptedInput[];
  /** Whether it can be taken home: it uses nothing that all runs of a project share. */
  goesHome: boolean;
}

const rare: Partial<Record<StepKind, number>> = { task: 6, end: 1, fail: 1 };

const { step } = fc.letrec<{ step: Make; some: readonly Make[] }>((tie) => {
  const inner = tie('some');
  const kinds = Object.entries(randomKinds) as [
    StepKind,
    (inner: fc.Arbitrary<readonly Make[]>) => fc.Arbitrary<Make>,
  ][];
  const isLeaf = ([, make]: (typeof kinds)[number]) => make.length === 0;
  const weighted = (of: typeof kinds) =>
    of.map(([kind, make]) => ({ weight: rare[kind] ?? 3, arbitrary: make(inner) }));
  return {
    step: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      // The first one is taken where it must not go deeper.
      { weight: 40, arbitrary: fc.oneof(...weighted(kinds.filter(isLeaf))) },
      ...weighted(kinds.filter((kind) => !isLeaf(kind))),
    ),
    some: fc.array(tie('step'), { minLength: 1, maxLength: 3 }),
  };
});

/** Ends a workflow by cancelling it: what it asked and began is taken back, and `finally` runs. */
const cancelled: Make = (place) => {
  const [id, pause, tidy] = [place.nextId(), place.nextId(), place.nextId()];
  place.script.push({ kind: 'cancel', step: pause });
  return [
    {
      id,
      kind: 'try',
      steps: [{ id: pause, kind: 'wait', for: '1h' }],
      finally: [{ id: tidy, kind: 'task', action: 'test.send', with: { text: 'tidied' } }],
    },
  ];
};

/** Workflows that can be run as they are, for `orderOf()` and the tests' actions. All of them end: completed, failed or cancelled. */
const anyWorkflow: fc.Arbitrary<RandomWorkflow> = fc
  .record({
    makes: fc.array(step, { minLength: 1, maxLength: 4 }),
    mayShare: fc.boolean(),
    isCancelled: fc.nat({ max: 7 }).map((number) => number === 0),
  })
  .map(({ makes, mayShare, isCancelled }) => {
    let last = 0;
    const around: Surroundings = { nextId: () => `s${++last}`, mayShare, events: [], mocks: {}, script: [] };
    const place = { ...around, atOnce: false, again: false, undoing: false, known: [] };
    const steps: Written[] = inOrder(isCancelled ? [...makes, cancelled] : makes, place);
    return {
      definition: {
        format: 1,
        name: 'Random',
        input: {
          type: 'object',
          properties: {
            id: { type: 'string' },
            total: { type: 'number' },
            lines: { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' } } } },
          },
          required: ['id', 'total', 'lines'],
        },
        values: [{ name: 'count', schema: { type: 'number' }, initial: 0 }],
        events: around.events,
        ...(mayShare
          ? {
              backlogs: [{ name: 'work', item: { type: 'object', properties: { by: {} } } }],
              readModels: [
                {
                  name: 'seen',
                  state: { type: 'object', properties: { times: { type: 'number' }, by: {} } },
                  initial: { times: 0 },
                  on: [{ event: 'seen', set: { times: '{{ item.times + 1 }}', by: '{{ event.data.by }}' } }],
                },
              ],
            }
          : {}),
        steps: steps as DefinitionInput['steps'],
        output: '{{ values.count }}',
      },
      mocks: { steps: around.mocks },
      script: around.script,
      goesHome: !mayShare,
    };
  });

/** So many workflows, the same for the same seed. */
export const randomWorkflows = (count: number, seed: number): RandomWorkflow[] =>
  fc.sample(anyWorkflow, { numRuns: count, seed });
