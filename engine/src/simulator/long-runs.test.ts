import { expect, test } from 'vitest';
import { generate } from '../codegen/index.ts';
import { compile, parseDefinition } from '../compiler/index.ts';
import type { DefinitionInput } from '../definition/index.ts';
import { testActions } from '../testing/actions.ts';
import { testMocks } from '../testing/mocks.ts';
import { Simulation, type SimulationOptions } from './index.ts';
import { nodeHost } from './node/index.ts';

const mark = (id: string, text: string) => ({ id, kind: 'task', action: 'test.mark', with: { text } });

function simulationOf(definition: object, options: Partial<SimulationOptions> = {}) {
  const parsed = parseDefinition({
    format: 1,
    name: 'Long',
    input: { type: 'object', properties: { list: { type: 'array' } }, additionalProperties: true },
    ...definition,
  } as DefinitionInput);
  const { plan, diagnostics } = compile(parsed.definition!, { actions: testActions });
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  return new Simulation(nodeHost, {
    code: { javascript: generate(plan).javascript, workflowType: plan.functionName },
    input: {},
    startedAt: 0,
    maxEvents: 10_000_000,
    ...options,
    mocks: { ...options.mocks, actions: { ...testMocks, ...options.mocks?.actions } },
  });
}

const list = Array.from({ length: 100_000 }, (_, index) => index);

test('a list of 100,000 items is gone through in windows, and reads as one run', async () => {
  const simulation = simulationOf(
    {
      values: [{ name: 'sum', schema: { type: 'number' }, initial: 0 }],
      steps: [
        mark('before', 'x'),
        {
          id: 'each',
          kind: 'forEach',
          items: 'input.list',
          concurrency: 10,
          window: 2_000,
          steps: [{ id: 'add', kind: 'set', values: { sum: '{{ values.sum + item }}' } }],
        },
        mark('after', '{{ steps.before.text }}'),
      ],
      output: '{{ values.sum }} {{ steps.after.text }}',
    },
    { input: { list } },
  );
  await simulation.go();
  expect(simulation.result).toMatchObject({ status: 'completed', output: '4999950000 x!!' });
  expect(simulation.events.filter(({ type }) => type === 'run.started')).toHaveLength(1);
  const told = simulation.events.filter(({ type }) => type !== 'step.attempt');
  expect(told.map((event) => ('seq' in event ? event.seq : -1))).toEqual(told.map((_, index) => index));
  expect(told.findLast(({ type }) => type === 'step.progress')).toMatchObject({
    stepId: 'each',
    done: 100_000,
    total: 100_000,
  });
});

test('100,000 turns come to an end, and each knows the one before', async () => {
  const simulation = simulationOf({
    steps: [
      {
        id: 'count',
        kind: 'repeat',
        mode: 'while',
        check: 'after',
        when: 'steps.next < 100000',
        limit: 100_000,
        steps: [{ id: 'next', kind: 'transform', value: '{{ (steps.next ?? 0) + 1 }}' }],
      },
    ],
    output: '{{ steps.next }} {{ steps.count.turns }}',
  });
  await simulation.go();
  expect(simulation.result).toMatchObject({ status: 'completed', output: '100000 100000' });
});

test('a machine keeps its state, its events and the start of its run over all its executions', async () => {
  const simulation = simulationOf(
    {
      events: [{ name: 'stop', schema: { type: 'object', properties: {} } }],
      steps: [
        {
          id: 'machine',
          kind: 'stateMachine',
          initial: 'on',
          most: 5_000,
          states: [
            { id: 'on', transitions: [{ id: 'off', after: '1s', to: 'off' }] },
            {
              id: 'off',
              transitions: [
                { id: 'again', when: 'run.now < "1970-01-01T00:30:00.000Z"', to: 'on' },
                { id: 'wait', to: 'waiting' },
              ],
            },
            { id: 'waiting', transitions: [{ id: 'end', event: 'stop', to: 'done' }] },
            { id: 'done', final: true },
          ],
        },
      ],
      output: '{{ steps.machine.state }} {{ run.startedAt }}',
    },
    { script: [{ kind: 'signal', name: 'stop', data: {}, after: '1s' }] },
  );
  await simulation.go();
  expect(simulation.result).toMatchObject({ output: 'done 1970-01-01T00:00:00.000Z' });
});

test('failures of a long list are collected with their places, and results in their order', async () => {
  const simulation = simulationOf(
    {
      steps: [
        {
          id: 'each',
          kind: 'forEach',
          items: 'input.list',
          concurrency: 3,
          window: 4,
          onError: 'collect',
          steps: [mark('one', '{{ item === 7 ? "fail" : "no" }} {{ item }}')],
          collect: '{{ steps.one.text }}',
        },
      ],
      output: '{{ steps.each }}',
    },
    { input: { list: list.slice(0, 10) } },
  );
  await simulation.go();
  expect(simulation.result.output).toMatchObject({
    results: [0, 1, 2, 3, 4, 5, 6, 8, 9].map((item) => `no ${item}!`),
    errors: [{ index: 7, code: 'REFUSED', step: 'one' }],
  });
});

test('a cancelled run begins no further execution', async () => {
  const simulation = simulationOf(
    {
      steps: [
        {
          id: 'each',
          kind: 'forEach',
          items: 'input.list',
          window: 1,
          steps: [mark('one', 'no {{ item }}')],
        },
      ],
    },
    {
      input: { list: [1, 2, 3] },
      mocks: { steps: { one: { latency: '5s', value: { text: 'done' } } } },
      script: [{ kind: 'cancel', after: '7s' }],
    },
  );
  await simulation.go();
  expect(simulation.result).toMatchObject({ status: 'cancelled', durationMs: 10_000 });
});

test('a loop within another step that one history cannot hold is refused, with what to do', () => {
  const loop = { kind: 'repeat', mode: 'while', when: 'true', steps: [mark('one', 'x')] };
  const { definition } = parseDefinition({
    format: 1,
    name: 'Long',
    input: { type: 'object', properties: {} },
    steps: [{ id: 'phase', kind: 'phase', steps: [{ id: 'loop', ...loop, limit: 7_000 }] }],
  } as DefinitionInput);
  expect(compile(definition!, { actions: testActions }).diagnostics).toContainEqual(
    expect.objectContaining({
      code: 'LONG_LOOP_WITHIN',
      stepId: 'loop',
      fix: { title: 'At most 6666 turns', path: ['steps', 0, 'steps', 0, 'limit'], value: 6_666 },
    }),
  );
});

test('a list that one history cannot hold is refused before its first item, with what to do', async () => {
  const simulation = simulationOf(
    { steps: [{ id: 'each', kind: 'forEach', items: 'input.list', steps: [mark('one', 'x')] }] },
    { input: { list: list.slice(0, 7_000) } },
  );
  await simulation.go();
  expect(simulation.result).toMatchObject({
    status: 'failed',
    error: {
      code: 'TOO_MANY_ITEMS',
      message: 'There are 7000 items, but one loop can go through 6666 at most, or 100000 in windows.',
    },
  });
  expect(simulation.events.filter(({ type }) => type === 'step.started')).toHaveLength(1);
});
