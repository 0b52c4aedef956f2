import type { DefinitionInput } from '@wfb/engine/definition';
import { replayRun } from '@wfb/engine/temporal';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createTestActivities } from '../../replay/support/activities.ts';
import { bundleExported, replayOnExported } from '../../replay/support/exported.ts';
import { createEngineHost, historiesOf, publish, type EngineHost } from '../../replay/support/host.ts';
import { eventually } from '../../support/eventually.ts';

const mark = (id: string, text: string) => ({ id, kind: 'task', action: 'test.mark', with: { text } });

/** Items of the long list: `LONG_RUN=100000` for a long look. */
const many = Number(process.env.LONG_RUN ?? 200);
const window = many > 10_000 ? 1_000 : 50;

const long = publish({
  format: 1,
  name: 'Long',
  input: { type: 'object', properties: { count: { type: 'number' } }, required: ['count'] },
  events: [{ name: 'stop', schema: { type: 'object', properties: { why: { type: 'string' } } } }],
  values: [{ name: 'sum', schema: { type: 'number' }, initial: 0 }],
  steps: [
    mark('first', 'one'),
    {
      id: 'each',
      kind: 'forEach',
      items: 'range(0, input.count)',
      concurrency: 20,
      window,
      onError: 'collect',
      steps: [
        { id: 'add', kind: 'set', values: { sum: '{{ values.sum + item }}' } },
        mark('odd', '{{ item === 7 ? "fail" : "no" }} {{ item }}'),
      ],
    },
    {
      id: 'loop',
      kind: 'repeat',
      mode: 'while',
      when: '(steps.next ?? 0) < 2500',
      limit: 20_000,
      steps: [{ id: 'next', kind: 'transform', value: '{{ (steps.next ?? 0) + 1 }}' }],
    },
    { id: 'stopped', kind: 'receive', event: 'stop' },
  ],
  output: {
    sum: '{{ values.sum }}',
    first: '{{ steps.first.text }}',
    failed: '{{ steps.each.errors.length }}',
    turns: '{{ steps.loop.turns }}',
    why: '{{ steps.stopped.data.why }}',
    startedAt: '{{ run.startedAt }}',
  },
} as DefinitionInput);

let host: EngineHost;
beforeAll(async () => {
  host = await createEngineHost(inject('stack').temporalAddress, createTestActivities().activities);
});
afterAll(() => host?.close());

test(
  'a long run is carried by many short executions, and stays one run',
  { timeout: 3_600_000 },
  async () => {
    const handle = await host.start(long, { count: many });
    const runId = handle.workflowId;
    const { startTime } = await handle.describe();
    // It comes while the list is gone through, and is taken by the last execution.
    await eventually(() => host.eventsOf(runId).some(({ type }) => type === 'step.progress'));
    await handle.signal('stop', { why: 'enough' });
    expect(await handle.result()).toEqual({
      sum: (many * (many - 1)) / 2,
      first: 'one!',
      failed: 1,
      turns: 2_500,
      why: 'enough',
      startedAt: startTime.toISOString(),
    });

    const histories = await historiesOf(host.client, runId);
    const lengths = histories.map(({ events }) => events?.length ?? 0);
    console.log(many, 'items:', lengths.length, 'executions, of', Math.max(...lengths), 'events at most');
    expect(lengths.length).toBeGreaterThanOrEqual(many / window + 2);
    expect(Math.max(...lengths)).toBeLessThan(10 * window + 100);

    const told = host.eventsOf(runId);
    expect(told.map(({ seq }) => seq)).toEqual(told.map((_, index) => index));
    expect(told.filter(({ type }) => type === 'run.started')).toHaveLength(1);
    expect(told.findLast(({ type }) => type === 'step.progress')).toBeDefined();
    expect(told.at(-1)).toMatchObject({ type: 'run.finished', status: 'completed' });
    if (many > 10_000) return;

    const replayed = [];
    for (const history of histories) replayed.push(...(await replayRun(history, runId, host)));
    expect(replayed).toEqual(told);
    const exported = await bundleExported('long', [long.plan]);
    for (const history of histories) await replayOnExported(exported, history, runId, host.keys);
  },
);

test('a cancelled run begins no further execution, however fast they follow one another', async () => {
  const endless = publish({
    format: 1,
    name: 'Endless',
    input: { type: 'object', properties: {} },
    steps: [
      {
        id: 'loop',
        kind: 'repeat',
        mode: 'while',
        when: '(steps.next ?? 0) >= 0',
        limit: 100_000,
        steps: [{ id: 'next', kind: 'transform', value: '{{ (steps.next ?? 0) + 1 }}' }],
      },
    ],
  } as DefinitionInput);
  const handle = await host.start(endless, {});
  await eventually(() => host.eventsOf(handle.workflowId).some(({ type }) => type === 'step.progress'));
  await handle.cancel();
  await expect(handle.result()).rejects.toMatchObject({ cause: { name: 'CancelledFailure' } });
  expect(host.eventsOf(handle.workflowId).at(-1)).toMatchObject({
    type: 'run.finished',
    status: 'cancelled',
  });
});

test('events that come while one execution hands over to the next are all taken, once and in their order', async () => {
  const numbers = Array.from({ length: 40 }, (_, n) => n);
  const listening = publish({
    format: 1,
    name: 'Listening',
    input: { type: 'object', properties: {} },
    events: [{ name: 'nudged', schema: { type: 'object', properties: { n: { type: 'number' } } } }],
    values: [{ name: 'taken', schema: { type: 'array', items: { type: 'number' } }, initial: [] }],
    steps: [
      {
        id: 'each',
        kind: 'forEach',
        items: 'range(0, 20)',
        window: 1,
        steps: [mark('one', 'no {{ item }}')],
      },
      {
        id: 'all',
        kind: 'repeat',
        mode: 'while',
        when: `values.taken.length < ${numbers.length}`,
        limit: 100,
        steps: [
          { id: 'came', kind: 'receive', event: 'nudged', deadline: { after: '1m', then: 'fail' } },
          { id: 'take', kind: 'set', values: { taken: '{{ [...values.taken, steps.came.data.n] }}' } },
        ],
      },
    ],
    output: '{{ values.taken }}',
  } as DefinitionInput);
  const handle = await host.start(listening, {});
  for (const n of numbers) await handle.signal('nudged', { n });
  expect(await handle.result()).toEqual(numbers);
  expect(await historiesOf(host.client, handle.workflowId)).toHaveLength(20);
});
