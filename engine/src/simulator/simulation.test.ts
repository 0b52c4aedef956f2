import { expect, test } from 'vitest';
import { generate } from '../codegen/index.ts';
import { compile, parseDefinition } from '../compiler/index.ts';
import { stepEventSchema } from '../contract/index.ts';
import type { DefinitionInput, Step } from '../definition/index.ts';
import { testActions } from '../testing/actions.ts';
import { testMocks } from '../testing/mocks.ts';
import { coverageOf, EndlessSimulationError, Simulation, type SimulationOptions } from './index.ts';
import { nodeHost } from './node/index.ts';

type Steps = Step[];

function simulationOf(
  steps: Steps,
  { output, ...options }: Partial<SimulationOptions> & { output?: string } = {},
) {
  const parsed = parseDefinition({
    format: 1,
    name: 'Example',
    input: { type: 'object', properties: {}, additionalProperties: true },
    steps: steps as DefinitionInput['steps'],
    ...(output ? { output } : {}),
  });
  const { plan, diagnostics } = compile(parsed.definition!, { actions: testActions });
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  const simulation = new Simulation(nodeHost, {
    code: { javascript: generate(plan).javascript, workflowType: plan.functionName },
    input: {},
    startedAt: 0,
    ...options,
    mocks: { ...options.mocks, actions: { ...testMocks, ...options.mocks?.actions } },
  });
  return { simulation, definition: plan.definition };
}

const task = (id: string, more: object = {}): Step =>
  ({ id, kind: 'task', action: 'test.send', with: { text: id }, ...more }) as Step;
const day = 86_400_000;

test('a wait of thirty days takes no time, and the clock of the run shows it', async () => {
  const { simulation } = simulationOf([{ id: 'month', kind: 'wait', for: '30d' }], {
    output: '{{ run.now }}',
  });
  expect(await simulation.go()).toEqual({ state: 'finished' });
  expect(simulation.result).toMatchObject({
    status: 'completed',
    output: '1970-01-31T00:00:00.000Z',
    durationMs: 30 * day,
  });
  for (const event of simulation.events) stepEventSchema.parse(event);
});

test('time is only skipped where it is to be', async () => {
  const { simulation } = simulationOf([
    { id: 'first', kind: 'wait', for: '1d' },
    { id: 'second', kind: 'wait', for: '2d' },
  ]);
  expect(await simulation.go({ skipTime: false })).toEqual({ state: 'waiting', until: day });
  expect(await simulation.skip()).toEqual({ state: 'waiting', until: 3 * day });
  expect(await simulation.skip()).toEqual({ state: 'finished' });
});

test('a task takes the time its stand-in says, is tried again after its pauses, and tells of its attempts', async () => {
  const { simulation } = simulationOf([task('a', { retry: { attempts: 5, firstDelay: '1m', factor: 3 } })], {
    mocks: {
      steps: {
        a: {
          attempts: [
            { latency: '5s', error: { code: 'BUSY', message: 'Busy.' } },
            { error: { code: 'LATER', message: 'Later.', retryAfterMs: 600_000 } },
            { error: { code: 'BUSY', message: 'Busy.' } },
            { template: { text: '{{ input.text }} at last' } },
          ],
        },
      },
    },
    output: '{{ steps.a.text }}',
  });
  await simulation.go();
  expect(simulation.result).toMatchObject({
    output: 'a at last',
    durationMs: 5_000 + 60_000 + 600_000 + 540_000,
  });
  const attempts = simulation.events.filter((event) => event.type === 'step.attempt');
  expect(attempts.map(({ phase }) => phase)).toEqual([
    ...['started', 'failed', 'started', 'failed', 'started', 'failed'],
    ...['started', 'succeeded'],
  ]);
});

test('stops at a breakpoint before the task is answered, so that the answer can still be changed', async () => {
  const { simulation } = simulationOf([task('a'), task('b')], {
    output: '{{ steps.a.text }} {{ steps.b.text }}',
  });
  expect(await simulation.go({ breakpoints: new Set(['b']) })).toEqual({ state: 'paused', steps: ['b'] });
  simulation.mocks = { steps: { b: { value: { text: 'changed' } } } };
  expect(await simulation.go()).toEqual({ state: 'finished' });
  expect(simulation.result.output).toBe('a! changed');
});

test('goes step by step', async () => {
  const { simulation } = simulationOf([task('a'), task('b')]);
  const stops: unknown[] = [];
  for (;;) {
    const standing = await simulation.go({ breakpoints: 'all' });
    stops.push(standing);
    if (standing.state === 'finished') break;
  }
  expect(stops).toEqual([
    { state: 'paused', steps: ['a'] },
    { state: 'paused', steps: ['b'] },
    { state: 'finished' },
  ]);
});

test('waits for people until they are asked to decide, and takes the first decision only', async () => {
  const { simulation } = simulationOf(
    [{ id: 'ask', kind: 'approval', ask: 'Well?', to: { roles: ['owner'] } } as Step],
    { output: '{{ steps.ask.decision }} by {{ steps.ask.by.name }}' },
  );
  expect(await simulation.go()).toEqual({ state: 'waiting' });
  const [approval] = simulation.openApprovals;
  expect(approval!.request).toMatchObject({ ask: 'Well?' });
  simulation.decide(approval!.id, { decision: 'rejected', by: { id: 'a', name: 'Ada' } });
  simulation.decide(approval!.id, { decision: 'approved' });
  expect(await simulation.go()).toEqual({ state: 'finished' });
  expect(simulation.result.output).toBe('rejected by Ada');
  expect(simulation.openApprovals).toEqual([]);
});

test('can be cancelled, and paused from outside', async () => {
  const { simulation } = simulationOf([{ id: 'long', kind: 'wait', for: '1d' }]);
  expect(await simulation.go({ skipTime: false })).toMatchObject({ state: 'waiting' });
  simulation.cancel();
  expect(await simulation.go({ skipTime: false })).toEqual({ state: 'finished' });
  expect(simulation.result).toMatchObject({ status: 'cancelled', durationMs: 0 });

  const { simulation: tasks } = simulationOf([task('a'), task('b')]);
  const going = tasks.go();
  tasks.pause();
  expect(await going).toEqual({ state: 'paused', steps: [] });
});

test('a sub-workflow can be stood in for', async () => {
  const parsed = parseDefinition({
    format: 1,
    name: 'Parent',
    input: { type: 'object', properties: {} },
    steps: [{ id: 'sub', kind: 'subworkflow', workflow: 'other' }],
    output: '{{ steps.sub }}',
  });
  const { plan } = compile(parsed.definition!, { actions: testActions });
  const code = { javascript: generate(plan!).javascript, workflowType: 'parent' };
  const simulation = new Simulation(nodeHost, {
    code,
    input: {},
    workflows: { other: { value: 'what it gives', latency: '2h' } },
    startedAt: 0,
  });
  await simulation.go();
  expect(simulation.result).toMatchObject({ output: 'what it gives', durationMs: 2 * 3_600_000 });
});

test('a task that nothing stands in for fails, and says so', async () => {
  const { simulation } = simulationOf([task('a')], {
    mocks: { actions: { 'test.send': undefined as never } },
  });
  await simulation.go();
  expect(simulation.result).toMatchObject({
    status: 'failed',
    error: { code: 'NOT_MOCKED', message: 'Nothing stands in for the step “a”.', stepId: 'a' },
  });
});

test('a run without an end in sight is given up', async () => {
  const { simulation } = simulationOf(
    [{ id: 'each', kind: 'forEach', items: 'input.list', steps: [task('a')] } as Step],
    { input: { list: Array.from({ length: 100 }, (_, index) => index) }, maxEvents: 50 },
  );
  await expect(simulation.go()).rejects.toThrow(EndlessSimulationError);
});

test('the same options give the same events', async () => {
  const once = async () => {
    const { simulation } = simulationOf([
      {
        id: 'lanes',
        kind: 'parallel',
        lanes: [
          { id: 'l', steps: [task('a')] },
          { id: 'r', steps: [task('b')] },
        ],
      },
    ] as Steps);
    await simulation.go();
    return simulation.events;
  };
  expect(await once()).toEqual(await once());
});

const first = { id: 'first', kind: 'task', action: 'test.mark', with: { text: 'first' } };
const next: Record<string, object> = {
  'a fast task': { id: 'next', kind: 'task', action: 'test.mark', with: { text: 'next' } },
  'an approval': { id: 'next', kind: 'approval', ask: 'Well?', to: { roles: ['owner'] } },
  'an event to another run': { id: 'next', kind: 'send', to: 'run', run: 'other', event: 'hello' },
  'an entry in the event log': { id: 'next', kind: 'record', event: 'seen', subject: 'x' },
};

test.for(Object.entries(next))('%s does not begin in a lane whose neighbour has failed', async ([, step]) => {
  const { simulation } = simulationOf([
    {
      id: 'both',
      kind: 'parallel',
      lanes: [
        { id: 'goesOn', steps: [first, step] },
        { id: 'fails', steps: [{ id: 'no', kind: 'fail', message: 'No.' }] },
      ],
    },
  ] as Steps);
  await simulation.go();
  const ends = simulation.events.flatMap((event) =>
    event.type === 'step.finished' ? [[event.stepId, event.status]] : [],
  );
  expect(Object.fromEntries(ends)).toEqual({
    no: 'failed',
    first: 'done',
    next: 'cancelled',
    both: 'failed',
  });
  expect(simulation.events.some((event) => event.type === 'step.waiting')).toBe(false);
});

test('a cancelled run ends the fast task that is under way, and begins no other', async () => {
  const { simulation } = simulationOf([first, next['a fast task']] as Steps, {
    mocks: { steps: { first: { latency: '5s', value: { text: 'done' } } } },
    script: [{ kind: 'cancel', after: '1s' }],
  });
  await simulation.go();
  expect(simulation.result).toMatchObject({ status: 'cancelled', durationMs: 5_000 });
  const attempts = simulation.events.flatMap((event) =>
    event.type === 'step.attempt' ? [[event.stepId, event.phase]] : [],
  );
  expect(attempts).toEqual([
    ['first', 'started'],
    ['first', 'succeeded'],
  ]);
});

test('coverage names steps and branches that were not run, and leaves disabled ones out', async () => {
  const { simulation, definition } = simulationOf(
    [
      {
        id: 'which',
        kind: 'branch',
        cases: [{ id: 'yes', when: 'input.go', steps: [task('a')] }],
        otherwise: [task('b'), task('off', { disabled: true })],
      },
    ] as Steps,
    { input: { go: true } },
  );
  await simulation.go();
  expect(coverageOf(definition, simulation.events)).toEqual({
    steps: { covered: 2, total: 3, missed: ['b'] },
    branches: { covered: 1, total: 2, missed: [{ stepId: 'which', section: 'otherwise' }] },
  });
});
