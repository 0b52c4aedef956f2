import { expect, test } from 'vitest';
import { generate } from '../codegen/index.ts';
import { compile, parseDefinition } from '../compiler/index.ts';
import { testActions } from '../testing/actions.ts';
import { Simulation } from './index.ts';
import { nodeHost } from './node/index.ts';

const hour = 3_600_000;
/** A Thursday. */
const startedAt = Date.parse('2026-01-01T10:00:00Z');

/** Carries out a recurring step; gives when it started the other workflow, and what came of it. */
async function carryOut(step: object, latency = '0s') {
  const parsed = parseDefinition({
    format: 1,
    name: 'Example',
    input: { type: 'object', properties: {} },
    steps: [
      { id: 'dun', kind: 'recurring', workflow: 'other', with: { n: '{{ steps.dun.times }}' }, ...step },
    ] as never,
    output: '{{ steps.dun }}',
  });
  const { plan, diagnostics } = compile(parsed.definition!, { actions: testActions });
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  const starts: number[] = [];
  const simulation = new Simulation(nodeHost, {
    code: { javascript: generate(plan).javascript, workflowType: plan.functionName },
    input: {},
    startedAt,
    workflows: { other: { latency, run: ({ input }) => input } },
  });
  await simulation.go();
  for (const event of simulation.events)
    if (event.type === 'step.waiting' && event.waitingFor === 'subworkflow')
      starts.push(event.at - startedAt);
  return { starts, result: simulation.result };
}

test('starts another workflow at the times of a clock, as often as it may', async () => {
  const { starts, result } = await carryOut({ cron: '0 9 * * 1', timeZone: 'Europe/Berlin', limit: 2 });
  // Monday, 9:00 in Berlin is 8:00 UTC.
  expect(starts).toEqual([94 * hour, (94 + 7 * 24) * hour]);
  expect(result).toMatchObject({ status: 'completed', output: { times: 2, failed: 0, last: { n: 1 } } });
});

test('starts at once where it is to, and ends when its condition holds', async () => {
  const { starts, result } = await carryOut({ every: '1h', startNow: true, until: 'steps.dun.last.n === 2' });
  expect(starts).toEqual([0, hour, 2 * hour]);
  expect(result).toMatchObject({ output: { times: 3 } });
});

test('times that come while one is under way are left out', async () => {
  const { starts } = await carryOut({ every: '1h', limit: 3 }, '150m');
  expect(starts).toEqual([1 * hour, 4 * hour, 7 * hour]);
});

test('times that come while one is under way are made up for by one start, right behind it', async () => {
  const { starts } = await carryOut({ every: '1h', limit: 3, overlap: 'after' }, '150m');
  expect(starts).toEqual([1 * hour, 3.5 * hour, 6 * hour]);
});

test('no start comes when its time is over', async () => {
  const { starts, result } = await carryOut({ every: '1h', within: '150m' });
  expect(starts).toEqual([1 * hour, 2 * hour]);
  expect(result).toMatchObject({ output: { times: 2 }, durationMs: 2 * hour });
});

test('a step without an end in sight fails before its history is full', async () => {
  const { result } = await carryOut({ every: '1h', until: 'steps.dun.times < 0' });
  expect(result).toMatchObject({ status: 'failed', error: { code: 'TOO_MANY_TIMES', stepId: 'dun' } });
});

test('a pause that comes to nothing fails', async () => {
  const { result } = await carryOut({ every: '{{ "0s" }}', limit: 3 });
  expect(result).toMatchObject({ status: 'failed', error: { code: 'INVALID_TIME', stepId: 'dun' } });
});
