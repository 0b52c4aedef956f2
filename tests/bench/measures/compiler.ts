import { performance } from 'node:perf_hooks';
import { generate } from '@wfb/engine/codegen';
import { compile, parseDefinition } from '@wfb/engine/compiler';
import { checkTypes } from '@wfb/engine/compiler/types';
import type { DefinitionInput, Step } from '@wfb/engine/definition';
import { testActions } from '@wfb/engine/testing/actions';
import { percentile, type Figure } from '../figures.ts';

const blocks = 100;

/** Ten steps that use one another and what the block before gave: tasks, values, a choice, a loop, and what catches failures. */
function block(index: number): Step[] {
  const id = (name: string) => `${name}${index}`;
  const before = index === 0 ? 'input.id' : `steps.sent${index - 1}.text`;
  return [
    { id: id('marked'), kind: 'task', action: 'test.mark', with: { text: `Order {{ ${before} }}` } },
    {
      id: id('sums'),
      kind: 'transform',
      value: {
        gross: '{{ round(input.total * 1.2, 2) }}',
        text: `{{ steps.${id('marked')}.text.toUpperCase() }}`,
        skus: '{{ input.lines.filter(line => line.price > 10).map(line => line.sku) }}',
      },
    },
    {
      id: id('count'),
      kind: 'set',
      values: { count: `{{ values.count + steps.${id('sums')}.skus.length }}` },
    },
    {
      id: id('size'),
      kind: 'branch',
      cases: [
        {
          id: id('large'),
          when: `steps.${id('sums')}.gross > 1000 && values.count < 500`,
          steps: [{ id: id('noted'), kind: 'transform', value: `Large: {{ steps.${id('sums')}.text }}` }],
        },
      ],
      otherwise: [{ id: id('told'), kind: 'task', action: 'test.send', with: { text: '{{ input.id }}' } }],
    },
    {
      id: id('lines'),
      kind: 'forEach',
      items: 'input.lines',
      steps: [{ id: id('line'), kind: 'task', action: 'test.mark', with: { text: '{{ item.sku }}' } }],
      collect: `{{ steps.${id('line')}.text }}`,
    },
    {
      id: id('safely'),
      kind: 'try',
      steps: [
        {
          id: id('sent'),
          kind: 'task',
          action: 'test.send',
          with: { text: `{{ steps.${id('lines')}.join() }}` },
        },
      ],
    },
  ] as Step[];
}

const thousandSteps: DefinitionInput = {
  format: 1,
  name: 'A thousand steps',
  input: {
    type: 'object',
    properties: {
      id: { type: 'string' },
      total: { type: 'number' },
      lines: {
        type: 'array',
        items: {
          type: 'object',
          properties: { sku: { type: 'string' }, price: { type: 'number' } },
          required: ['sku', 'price'],
        },
      },
    },
    required: ['id', 'total', 'lines'],
  },
  values: [{ name: 'count', schema: { type: 'number' }, initial: 0 }],
  steps: Array.from({ length: blocks }, (_, index) => block(index)).flat(),
  output: '{{ values.count }}',
};

/** What the editor does at each change, and publishing once, for a workflow of a thousand steps. Warm: as in an editor at work. */
export async function measureCompiler(effort: number): Promise<Figure[]> {
  const environment = { actions: testActions };
  const times = 1 + effort;
  const checked = await medianOf(times, () =>
    compile(parseDefinition(thousandSteps).definition!, environment),
  );
  const { plan, diagnostics } = checked.value;
  if (!plan) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const { definition } = plan;
  const typed = await medianOf(times, () => checkTypes(definition, environment));
  if (typed.value.length > 0) throw new Error(typed.value.map(({ message }) => message).join('\n'));
  const generated = await medianOf(times, () => generate(plan));
  return [
    {
      name: '1,000 steps: structure and references checked',
      value: checked.ms,
      unit: 'ms',
      bar: { atMost: 300 },
    },
    { name: '1,000 steps: types checked', value: typed.ms, unit: 'ms', bar: { atMost: 2_000 } },
    { name: '1,000 steps: code generated', value: generated.ms, unit: 'ms', bar: { atMost: 300 } },
  ];
}

/** Median of several times, after one that does not count. */
async function medianOf<T>(times: number, work: () => T | Promise<T>): Promise<{ value: T; ms: number }> {
  let value = await work();
  const samples: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const begun = performance.now();
    value = await work();
    samples.push(performance.now() - begun);
  }
  return { value, ms: percentile(samples, 0.5) };
}
