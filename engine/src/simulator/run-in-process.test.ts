import { expect, test } from 'vitest';
import { generate } from '../codegen/index.ts';
import { compile, parseDefinition } from '../compiler/index.ts';
import { stepEventSchema } from '../contract/index.ts';
import type { DefinitionInput } from '../definition/index.ts';
import { testActions } from '../testing/actions.ts';
import { runInProcess, UnexpectedEffectError } from './index.ts';

let versions = 0;

function runOf(definition: Partial<DefinitionInput>, input: unknown = {}) {
  const parsed = parseDefinition({
    format: 1,
    name: 'Example',
    input: { type: 'object', properties: { n: { type: 'number' }, list: { type: 'array' } } },
    ...definition,
  });
  const { plan, diagnostics } = compile(parsed.definition!, { actions: testActions });
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  const { javascript } = generate(plan);
  const versionId = `version-${versions++}`;
  return {
    plan,
    run: () =>
      runInProcess({ javascript, input, run: { runId: 'run', versionId, workflowType: plan.functionName } }),
  };
}

const tenSteps: DefinitionInput['steps'] = Array.from({ length: 10 }, (_, index) => ({
  id: `s${index}`,
  kind: 'transform' as const,
  value: index === 0 ? '{{ input.n + 1 }}' : `{{ steps.s${index - 1} + 1 }}`,
}));

test('gives output, headline and the events that a hosted run would give', async () => {
  const { plan, run } = runOf(
    { subject: 'Of {{ input.n }}', steps: tenSteps, output: '{{ steps.s9 }}' },
    { n: 1 },
  );
  expect(plan.effects).toBe('none');
  const result = await run();
  expect(result).toMatchObject({ status: 'completed', output: 11, subject: 'Of 1', error: null });
  expect(result.events.map(({ seq }) => seq)).toEqual(result.events.map((_, index) => index));
  for (const event of result.events) stepEventSchema.parse(event);
  expect(result.events.filter(({ type }) => type === 'step.finished')).toHaveLength(10);
  expect(result.events.at(-1)).toMatchObject({ type: 'run.finished', status: 'completed', output: 11 });
});

test('gives what the caller is answered, the first time and also where things run at once', async () => {
  const { plan, run } = runOf({
    steps: [
      {
        id: 'each',
        kind: 'forEach',
        items: '[1, 2]',
        concurrency: 2,
        steps: [{ id: 'say', kind: 'respond', status: '{{ 200 + item }}', body: '{{ item }}' }],
        collect: '{{ steps.say.body }}',
      },
    ],
    output: '{{ steps.each }}',
  });
  expect(plan.effects).toBe('none');
  expect(await run()).toMatchObject({
    answer: { status: 201, headers: {}, body: 1, key: 'run/each[0]/say' },
    output: [1, 2],
  });
});

test('branches, loops, lanes, values, failures and ends work without Temporal', async () => {
  const { run } = runOf(
    {
      values: [{ name: 'seen', schema: { type: 'number' }, initial: 0 }],
      steps: [
        {
          id: 'each',
          kind: 'forEach',
          items: 'input.list',
          concurrency: 3,
          onError: 'collect',
          steps: [
            { id: 'count', kind: 'set', values: { seen: '{{ values.seen + 1 }}' } },
            {
              id: 'odd',
              kind: 'branch',
              cases: [
                {
                  id: 'yes',
                  when: 'item % 2 === 1',
                  steps: [{ id: 'no', kind: 'fail', message: 'Odd {{ item }}' }],
                },
              ],
            },
          ],
          collect: '{{ item }}',
        },
        {
          id: 'both',
          kind: 'parallel',
          lanes: [
            { id: 'a', steps: [{ id: 'x', kind: 'transform', value: 1 }] },
            {
              id: 'b',
              after: ['a'],
              steps: [{ id: 'y', kind: 'end', output: '{{ [values.seen, steps.each, steps.x] }}' }],
            },
          ],
        },
      ],
    },
    { list: [1, 2, 3] },
  );
  const errors = [
    { index: 0, message: 'Odd 1', code: 'FAILED', step: 'no' },
    { index: 2, message: 'Odd 3', code: 'FAILED', step: 'no' },
  ];
  expect(await run()).toMatchObject({ status: 'completed', output: [3, { results: [2], errors }, 1] });
});

test('a failure is the result of the run, in plain words', async () => {
  const { run } = runOf({ steps: [{ id: 'no', kind: 'fail', message: 'Sold out.', code: 'SOLD_OUT' }] });
  const error = { message: 'Sold out.', code: 'SOLD_OUT', stepId: 'no' };
  const result = await run();
  expect(result).toMatchObject({ status: 'failed', error });
  expect(result.events.at(-1)).toMatchObject({ type: 'run.finished', status: 'failed', error });
});

test('a run that computes too much ends soon, with a failure', async () => {
  const list = Array.from({ length: 5_000 }, (_, index) => index);
  const { run } = runOf(
    {
      steps: [
        {
          id: 'each',
          kind: 'forEach',
          items: 'input.list',
          steps: [{ id: 'all', kind: 'transform', value: '{{ sum(input.list) + item }}' }],
        },
      ],
    },
    { list },
  );
  expect(await run()).toMatchObject({ status: 'failed', error: { code: 'EXPRESSION_LIMIT' } });
});

test('code that is not free of effects is refused', async () => {
  const { plan, run } = runOf({
    steps: [{ id: 'a', kind: 'task', action: 'test.mark', with: { text: 'x' } }],
  });
  expect(plan.effects).toBe('some');
  await expect(run()).rejects.toThrow(UnexpectedEffectError);
});
