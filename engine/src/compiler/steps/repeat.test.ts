import { describe, expect, it } from 'vitest';
import { availableValues } from '../available-values.ts';
import {
  buildDefinition,
  charge,
  compileSteps,
  environment,
  findings,
  planOf,
  use,
  type WrittenStep,
} from '../testing/fixtures.ts';

const loop = (steps: WrittenStep[], more: object = {}): WrittenStep => ({
  id: 'loop',
  kind: 'repeat',
  mode: 'until',
  when: 'steps.loop.turns > 2',
  check: 'after',
  limit: 10,
  steps,
  ...more,
});

describe('in a loop', () => {
  it('a step may use what it and those behind it gave in the turn before', () => {
    expect(findings([loop([use('a', 'steps.b + steps.a'), use('b', '1')])])).toEqual([]);
    expect(findings([loop([use('a', 'steps.b'), use('b', 'steps.charge.receipts'), charge()])])).toEqual([
      'UNKNOWN_FIELD b steps.0.steps.1.value',
    ]);
  });

  it('the turns are counted, and behind it as well', () => {
    expect(findings([loop([use('a', 'steps.loop.turns + 1')]), use('b', 'steps.loop.turns')])).toEqual([]);
    expect(findings([use('b', 'steps.loop.turns'), loop([use('a', '1')])])).toEqual([
      'NOT_YET_AVAILABLE b steps.0.value',
    ]);
  });

  it('each value is offered once, as sure where it was given in this turn', () => {
    const definition = buildDefinition([loop([use('a', '1'), use('b', '2')])]);
    const offered = availableValues(definition, 'b', environment)
      .filter(({ source }) => source.kind === 'step' && source.stepId !== 'loop')
      .map(({ path, certain }) => `${path} ${certain}`);
    expect(offered.toSorted()).toEqual(['steps.a true', 'steps.b false']);
  });

  it('nested ones are gone through in a time that does not double with each level', () => {
    let steps: WrittenStep[] = [use('a', '1')];
    for (let level = 0; level < 20; level += 1)
      steps = [loop(steps, { id: `l${level}`, when: `steps.l${level}.turns > 2` })];
    expect(findings(steps)).toEqual([]);
  });
});

describe('behind a loop', () => {
  it('is what its steps gave last, or nothing where there may be no turn', () => {
    const certain = (check: string) =>
      availableValues(buildDefinition([loop([charge()], { check }), use('x', '1')]), 'x', environment).find(
        ({ path }) => path === 'steps.charge',
      )?.certain;
    expect([certain('after'), certain('before')]).toEqual([true, false]);
  });

  it('nothing is reached where every turn ends the run', () => {
    const end: WrittenStep = { id: 'end', kind: 'end' };
    expect(findings([loop([end]), use('x', '1')])).toEqual(['UNREACHABLE_STEP x steps.1']);
    expect(findings([loop([end], { check: 'before' }), use('x', '1')])).toEqual([]);
  });
});

describe('the condition', () => {
  it.each([
    ['true', ['LOOP_WITHOUT_CHANGE loop steps.0.when']],
    ['input.total > 5', ['LOOP_WITHOUT_CHANGE loop steps.0.when']],
    ["values.stage === 'paid'", ['LOOP_WITHOUT_CHANGE loop steps.0.when']],
    ['steps.a > 5', []],
    ['run.now > input.id', []],
  ])('%s changes, or there is a warning', (when, expected) =>
    expect(findings([loop([use('a', '1')], { when })])).toEqual(expected),
  );

  it('may stay as it is where a step leaves the loop or sets the value', () => {
    const leave: WrittenStep = {
      id: 'b',
      kind: 'branch',
      cases: [{ id: 'x', when: 'input.total > 1', steps: [{ id: 'end', kind: 'end' }] }],
    };
    expect(findings([loop([leave], { when: 'false' })])).toEqual([]);
    const set: WrittenStep = { id: 's', kind: 'set', values: { stage: 'paid' } };
    expect(findings([loop([set], { when: "values.stage === 'paid'" })])).toEqual([]);
  });

  it('looked at before a turn may use what the turn before gave', () => {
    expect(findings([loop([charge()], { check: 'before', when: 'steps.charge.fee > 2' })])).toEqual([]);
  });
});

it('a loop has a limit', () => {
  expect(() => buildDefinition([loop([use('a', '1')], { limit: undefined })])).toThrow(/limit/);
  expect(() => buildDefinition([loop([use('a', '1')], { limit: 1_000_000 })])).toThrow(/limit/);
  expect(planOf([loop([use('a', '1')])]).effects).toBe('none');
  expect(compileSteps([loop([])]).diagnostics[0]).toMatchObject({ code: 'EMPTY_STEPS' });
});
