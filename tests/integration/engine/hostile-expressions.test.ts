import { randomUUID } from 'node:crypto';
import type { Step } from '@wfb/engine/definition';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createTestActivities } from '../../replay/support/activities.ts';
import { createEngineHost, publish, type EngineHost } from '../../replay/support/host.ts';
import { eventually } from '../../support/eventually.ts';

const computing = (name: string, value: string, steps: Step[] = []) =>
  publish({
    format: 1,
    name,
    input: { type: 'object', properties: {}, additionalProperties: true },
    events: [{ name: 'go', schema: { type: 'object', properties: {} } }],
    steps: [...steps, { id: 'made', kind: 'transform', value }],
    output: '{{ steps.made }}',
  });

const thousand = Array.from({ length: 1_000 }, (_, index) => index);

/** What each would do without a guard: never end, take all memory, or reach out of its data. */
const attacks: [what: string, expression: string, input?: object][] = [
  ['loops without end', 'input.l.map(a => input.l.map(b => input.l.map(c => 1)))', { l: thousand }],
  ['a text of gigabytes', "'x'.repeat(2 ** 40)"],
  ['a text that doubles', "range(0, 60).reduce(t => t + t, 'x')"],
  ['a list that doubles', "range(0, 60).reduce(t => [...t, ...t], ['x'])"],
  ['a list without end', 'range(0, 1 / 0)'],
  ['nesting without end', 'range(0, 50000).reduce(t => [t], 1)'],
  ['what is shared, written out', 'json(range(0, 60).reduce(t => [t, t], 1))'],
  ['a search in everything', "'ab'.repeat(400000).includes('a'.repeat(400000))"],
  ['a template that doubles', "range(0, 60).reduce(t => `${t}${t}`, 'x')"],
];

let host: EngineHost;
beforeAll(async () => {
  host = await createEngineHost(inject('stack').temporalAddress, createTestActivities().activities);
});
afterAll(() => host?.close());

test('an expression that takes too much fails its own step with a sentence; a run beside it and the worker go on', async () => {
  const neighbour = await host.start(
    computing('Neighbour', "{{ 'unharmed' }}", [{ id: 'wait', kind: 'receive', event: 'go' }]),
    {},
  );
  await eventually(() => host.eventsOf(neighbour.workflowId).some((event) => event.type === 'step.waiting'));

  const ends = await Promise.all(
    attacks.map(async ([what, expression, input = {}], index) => {
      const handle = await host.start(
        computing(`Attack ${index}`, `{{ ${expression} }}`),
        input,
        randomUUID(),
      );
      await handle.result().catch(() => undefined);
      const finished = host.eventsOf(handle.workflowId).find((event) => event.type === 'run.finished');
      return { what, finished };
    }),
  );
  for (const { what, finished } of ends) {
    expect(finished, what).toMatchObject({
      status: 'failed',
      error: { stepId: 'made', code: 'EXPRESSION_LIMIT' },
    });
    expect(finished, what).toHaveProperty('error.message', expect.stringMatching(/^[A-Z].*\.$/));
  }

  await neighbour.signal('go', {});
  expect(await neighbour.result()).toBe('unharmed');
  const after = await host.start(computing('After', '{{ sum([1, 2]) }}'), {});
  expect(await after.result()).toBe(3);
});

test('no run reaches beyond its data, or leaves anything behind for the next', async () => {
  const reach = await host.start(
    computing(
      'Reach',
      "{{ [input['con' + 'structor'], input.list['con' + 'structor'], get(input, '__proto__'), input['__pro' + 'to__']].map(x => x === undefined || x === null) }}",
    ),
    { list: [1] },
  );
  expect(await reach.result()).toEqual([true, true, true, true]);
  const pollute = await host.start(
    computing(
      'Pollute',
      "{{ merge(parseJson(input.evil), fromEntries([['__pro' + 'to__', { polluted: true }]])) }}",
    ),
    { evil: '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}' },
  );
  await pollute.result();
  const next = await host.start(
    computing('Next', '{{ { seen: input.polluted ?? "clean", own: get({}, "polluted") ?? "clean" } }}'),
    {},
  );
  expect(await next.result()).toEqual({ seen: 'clean', own: 'clean' });
});
